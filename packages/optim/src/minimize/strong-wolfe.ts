import { expectNumber, expectOptions, expectSize } from "@gd/tensor";
import { cubicMinimum } from "./cubic-minimum.js";
import { defineLineSearch } from "./define-line-search.js";
import type { LineSearch, Trial } from "./line-search.js";

/** Options of `strongWolfe`. */
export interface StrongWolfeOptions {
  /** c₁: the fraction of the descent predicted by the initial slope that is enough. Default: 1e-4. */
  readonly decrease?: number;
  /** c₂: the fraction of the initial slope that may remain. Default: 0.9. */
  readonly curvature?: number;
  /** Default: 25. */
  readonly maximumTrials?: number;
}

/** By how much each trial goes further than the last, as long as the function descends. */
const GROWTH = 4;

/** A bound of a value's relative rounding error: near a minimum the slope says more than the value. */
const ROUNDING = 1e-13;

/**
 * Finds a length at which the function has descended enough and is flat enough, by the strong Wolfe conditions
 *
 *   f(length) ≤ f(0) + c₁ · length · f′(0),  |f′(length)| ≤ c₂ · |f′(0)|
 *
 * It goes further until it has passed a minimum, then narrows the interval by cubic interpolation. When trials run out, it
 * takes the best length that meets the first condition.
 *
 * Source  Nocedal & Wright, Numerical Optimization (2006), algorithms 3.5 and 3.6; Hager & Zhang, A new conjugate gradient
 *         method with guaranteed descent (2005), for how values that differ by rounding are compared
 */
export const strongWolfe = (options: StrongWolfeOptions = {}): LineSearch => {
  const {
    decrease = 1e-4,
    curvature = 0.9,
    maximumTrials = 25,
  } = expectOptions("strongWolfe", options, ["decrease", "curvature", "maximumTrials"]);
  expectNumber("strongWolfe(decrease)", decrease, { above: 0, below: 1 });
  expectNumber("strongWolfe(curvature)", curvature, { above: decrease, below: 1 }, "It must exceed decrease.");
  expectSize("strongWolfe(maximumTrials)", maximumTrials);
  return defineLineSearch(
    "strongWolfe",
    { decrease, curvature, maximumTrials },
    <T extends Trial>(start: Trial, at: (length: number) => T): T | undefined => {
      const rounding = ROUNDING * Math.abs(start.value);
      const highest = (length: number) => start.value + decrease * length * start.slope;

      // A minimum lies between `low`, the lowest trial so far that has descended enough, and `high`.
      let low: Trial = start;
      let high: Trial | undefined;
      let best: T | undefined;
      for (let trial = 0; trial < maximumTrials; trial++) {
        const length = high !== undefined ? cubicMinimum(low, high) : low.length === 0 ? 1 : GROWTH * low.length;
        const next = at(length);
        if (!(next.value <= Math.min(highest(length), low.value) + rounding)) {
          high = next;
          continue;
        }
        if (Math.abs(next.slope) <= -curvature * start.slope) return next;
        // Where the slope is still steep, a value within rounding of the start is no proof of descent.
        if (next.value < start.value && next.value <= highest(length)) best = next;
        const ahead = high === undefined || high.length > low.length ? 1 : -1;
        if (next.slope * ahead >= 0) high = low;
        low = next;
      }
      return best;
    },
  );
};
