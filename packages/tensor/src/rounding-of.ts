import { type DType, expectDType } from "./dtype.js";
import { expectArgument } from "./expect/expect.js";

/**
 * What rounding may do to numbers: four roundings of the largest of them, 4 · 2⁻⁵³ of it in float64 and 4 · 2⁻²⁴ in float32.
 * Numbers whose standard deviation is not larger are the same number, such as 0.3 and 0.1 + 0.2.
 */
export const roundingOf = (largest: number, dtype: DType): number => {
  expectArgument(typeof largest === "number" && largest >= 0, {
    place: "roundingOf(largest)",
    expected: "a number ≥ 0",
    received: largest,
  });
  expectDType("roundingOf(dtype)", dtype);
  const { unitRoundoff, smallest } = PRECISION[dtype];
  return 4 * Math.max(unitRoundoff * largest, smallest);
};

/** Of each precision: the relative error of a rounding, and the distance of the numbers next to 0. */
const PRECISION = {
  float32: { unitRoundoff: 2 ** -24, smallest: 2 ** -149 },
  float64: { unitRoundoff: 2 ** -53, smallest: Number.MIN_VALUE },
} as const;
