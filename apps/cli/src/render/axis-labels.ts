import type { Axis } from "@gd/experiments";
import { formatNumber } from "@gd/tensor";

/**
 * Labels for positions along an axis, with as many digits as it takes to tell neighbours apart. On a logarithmic axis the
 * positions are exponents of ten.
 */
export const axisLabels = ({ scale }: Axis, positions: readonly number[]): readonly string[] => {
  if (scale === "log") return positions.map((position) => threeDigits(10 ** position));
  const largest = Math.max(...positions.map(Math.abs));
  if (largest >= 1e9 || (largest > 0 && largest < 1e-4)) return positions.map((value) => formatNumber(value, 4));
  const spacing = Math.abs(positions.at(-1)! - positions[0]!) / Math.max(1, positions.length - 1);
  // One digit more than the leading one of the spacing, so that 2.5 does not become 3.
  const digits = spacing === 0 ? 3 : Math.max(0, Math.min(8, 1 - Math.floor(Math.log10(spacing))));
  return positions.map((value) => value.toLocaleString("en-US", { maximumFractionDigits: digits }));
};

const threeDigits = (value: number): string =>
  value >= 1000 && value < 1e6
    ? value.toLocaleString("en-US", { maximumSignificantDigits: 3 })
    : formatNumber(value, 3);
