import { expectOption } from "../expect-option.js";
import type { LineSearch } from "./line-search.js";

/** Options of `backtracking`. */
export interface BacktrackingOptions {
  /** The share c₁ of the descent that the slope at the start promises; 1e-4 unless said otherwise. */
  readonly decrease?: number;
  /** What the length is multiplied by after a trial; 0.5 unless said otherwise. */
  readonly factor?: number;
  /** 50 unless said otherwise. */
  readonly maximumTrials?: number;
}

/**
 * Backtracking: the first of the lengths 1, factor, factor², … that descends enough, by Armijo's rule
 *
 *   f(length) ≤ f(0) + c₁ · length · f′(0)
 *
 * Throws  OptionError when decrease or factor is not above 0 and below 1, or maximumTrials not a whole number ≥ 1
 * Source  Armijo, Minimization of functions having Lipschitz continuous first partial derivatives (1966);
 *         Nocedal & Wright, Numerical Optimization (2006), algorithm 3.1
 */
export const backtracking = ({
  decrease = 1e-4,
  factor = 0.5,
  maximumTrials = 50,
}: BacktrackingOptions = {}): LineSearch => {
  expectOption("backtracking", "decrease", "a number above 0 and below 1", decrease);
  expectOption("backtracking", "factor", "a number above 0 and below 1", factor);
  expectOption("backtracking", "maximumTrials", "a whole number ≥ 1", maximumTrials);
  return {
    name: "backtracking",
    search(start, at) {
      let length = 1;
      for (let trial = 0; trial < maximumTrials; trial++) {
        const next = at(length);
        if (next.value <= start.value + decrease * length * start.slope) return next;
        length *= factor;
      }
      return undefined;
    },
  };
};
