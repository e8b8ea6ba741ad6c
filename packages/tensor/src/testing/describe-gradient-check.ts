import { formatShape, type Shape } from "../shape.js";
import { expectCheck } from "./expect-check.js";
import type { GradientCheck, VariableCheck } from "./gradient-check.js";

/**
 * What was compared and where it disagreed, a line for each tensor:
 *
 * ```text
 * scaled(3): 18 derivatives compared, 0 kinks skipped; largest relative error 2.0e+0
 *   ✓ input [5, 3]
 *   ✗ scale [3]: at [1] claimed 0.5, measured -0.5; likely wrong sign: claimed = −measured
 * ```
 */
export const describeGradientCheck = (check: GradientCheck): string => {
  expectCheck("describeGradientCheck(check)", check);
  const { name, worst, compared, kinks, variables } = check;
  const largest = worst === undefined ? "" : `; largest relative error ${worst.relativeError.toExponential(1)}`;
  return [`${name}: ${compared} derivatives compared, ${kinks} kinks skipped${largest}`, ...variables.map(line)].join(
    "\n",
  );
};

const line = ({ variable, shape, passed, worst, kinks, mistake }: VariableCheck): string => {
  const name = `${variable} ${formatShape(shape)}`;
  if (passed) return `  ✓ ${name}`;
  if (worst === undefined) return `  ✗ ${name}: nothing compared, as there are ${kinks} kinks; check at another point`;
  const where = worst.index === undefined ? "along a random direction" : `at ${formatShape(place(worst.index, shape))}`;
  const why = mistake === undefined ? "" : `; likely ${mistake}`;
  return `  ✗ ${name}: ${where} claimed ${rounded(worst.claimed)}, measured ${rounded(worst.measured)}${why}`;
};

const rounded = (x: number): number => Number(x.toPrecision(6));

/** The indices along each axis of an element that is counted row by row. */
const place = (index: number, shape: Shape): readonly number[] => {
  let rest = index;
  return shape
    .toReversed()
    .map((size) => {
      const along = rest % size;
      rest = Math.floor(rest / size);
      return along;
    })
    .reverse();
};
