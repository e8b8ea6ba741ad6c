import { expectOption } from "../expect-option.js";
import { OptionError } from "../option-error.js";
import { cubicMinimum } from "./cubic-minimum.js";
import type { LineSearch, Trial } from "./line-search.js";

/** Options of `strongWolfe`. */
export interface StrongWolfeOptions {
  /** The share c₁ of the descent that the slope at the start promises; 1e-4 unless said otherwise. */
  readonly decrease?: number;
  /** The share c₂ of the slope at the start that may be left; 0.9 unless said otherwise. */
  readonly curvature?: number;
  /** 25 unless said otherwise. */
  readonly maximumTrials?: number;
}

/** How many times as far the next trial is, as long as the function descends. */
const GROWTH = 4;

/** The share of a value that its rounding may come to: near a minimum the slope tells more than the value. */
const ROUNDING = 1e-13;

/**
 * A length at which the function has descended enough and is flat enough, by the strong Wolfe conditions
 *
 *   f(length) ≤ f(0) + c₁ · length · f′(0),  |f′(length)| ≤ c₂ · |f′(0)|
 *
 * It goes further until a minimum is passed, and then narrows the interval down by cubic interpolation. When trials run
 * out, it is the best length that meets the first condition.
 *
 * Throws  OptionError unless 0 < decrease < curvature < 1, and maximumTrials is a whole number ≥ 1
 * Source  Nocedal & Wright, Numerical Optimization (2006), algorithms 3.5 and 3.6; Hager & Zhang, A new conjugate gradient
 *         method with guaranteed descent (2005), for how values that differ by rounding are compared
 */
export const strongWolfe = ({
  decrease = 1e-4,
  curvature = 0.9,
  maximumTrials = 25,
}: StrongWolfeOptions = {}): LineSearch => {
  expectOption("strongWolfe", "decrease", "a number above 0 and below 1", decrease);
  if (!(curvature > decrease && curvature < 1)) {
    throw new OptionError("strongWolfe", "curvature", `a number above decrease, ${decrease}, and below 1`, curvature);
  }
  expectOption("strongWolfe", "maximumTrials", "a whole number ≥ 1", maximumTrials);
  return {
    name: "strongWolfe",
    search<T extends Trial>(start: Trial, at: (length: number) => T): T | undefined {
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
        // A slope that is as steep as ever does not vouch for a value that rounding may have made.
        if (next.value < start.value && next.value <= highest(length)) best = next;
        const ahead = high === undefined || high.length > low.length ? 1 : -1;
        if (next.slope * ahead >= 0) high = low;
        low = next;
      }
      return best;
    },
  };
};
