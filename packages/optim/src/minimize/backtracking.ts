import { expectNumber, expectOptions, expectSize } from "@gd/tensor";
import { defineLineSearch } from "./define-line-search.js";
import type { LineSearch } from "./line-search.js";

/** Options of `backtracking`. */
export interface BacktrackingOptions {
  /** c₁: the fraction of the descent predicted by the initial slope that is enough. Default: 1e-4. */
  readonly decrease?: number;
  /** What the length is multiplied by after each trial. Default: 0.5. */
  readonly factor?: number;
  /** Default: 50. */
  readonly maximumTrials?: number;
}

/**
 * Backtracking: takes the first of the lengths 1, factor, factor², … that descends enough by Armijo's rule
 *
 *   f(length) ≤ f(0) + c₁ · length · f′(0)
 *
 * Source  Armijo, Minimization of functions having Lipschitz continuous first partial derivatives (1966);
 *         Nocedal & Wright, Numerical Optimization (2006), algorithm 3.1
 */
export const backtracking = (options: BacktrackingOptions = {}): LineSearch => {
  const {
    decrease = 1e-4,
    factor = 0.5,
    maximumTrials = 50,
  } = expectOptions("backtracking", options, ["decrease", "factor", "maximumTrials"]);
  expectNumber("backtracking(decrease)", decrease, { above: 0, below: 1 });
  expectNumber("backtracking(factor)", factor, { above: 0, below: 1 });
  expectSize("backtracking(maximumTrials)", maximumTrials);
  return defineLineSearch("backtracking", { decrease, factor, maximumTrials }, (start, at) => {
    let length = 1;
    for (let trial = 0; trial < maximumTrials; trial++) {
      const next = at(length);
      if (next.value <= start.value + decrease * length * start.slope) return next;
      length *= factor;
    }
    return undefined;
  });
};
