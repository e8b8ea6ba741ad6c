import { expectBoolean, expectOptions } from "@gd/tensor";
import { descend, type MinimizeStep, type MinimizeStepsOptions } from "./minimize-steps.js";
import type { Objective } from "./objective.js";
import type { Progress, Stop } from "./stop-rules.js";

/** Options of `minimize`. */
export interface MinimizeOptions extends MinimizeStepsOptions {
  /** Keeps every point in the history. Default: false. */
  readonly keepPoints?: boolean;
}

/** Where a descent ended, why, and how it got there. */
export interface MinimizeResult extends Stop {
  /** The last point; after a stop by `not-finite`, the last one with a finite value and gradient. */
  readonly point: Float64Array;
  /** The value at that point. */
  readonly value: number;
  /** The number of updates that led to it. */
  readonly steps: number;
  /** Value and gradient norm at the start and after each step, up to that point. */
  readonly history: readonly (Progress & { readonly point?: Float64Array })[];
}

/**
 * Descends on a function of several variables from a starting point: θ ← θ + update(gradient), until a rule says stop.
 *
 * ```ts
 * const bowl: Objective = ([x = 0, y = 0]) => ({ value: x * x + 3 * y * y, gradient: [2 * x, 6 * y] });
 * minimize(bowl, [4, -1], { optimizer: gradientDescent({ learningRate: 0.1 }) }).point; // close to [0, 0]
 * ```
 *
 * How the objective computes value and gradient is its own affair: for stochastic descent, the gradient is that of a
 * mini-batch. A line search needs the gradient of the value itself; it evaluates points along an update to decide how far
 * to go. `lbfgs` brings its own, and any optimizer can be given one.
 *
 * ```ts
 * minimize(bowl, [4, -1], { optimizer: lbfgs() });
 * minimize(bowl, [4, -1], { optimizer: gradientDescent({ learningRate: 1 }), lineSearch: backtracking() });
 * ```
 *
 * Units   float64
 */
export const minimize = (objective: Objective, start: ArrayLike<number>, options: MinimizeOptions): MinimizeResult => {
  const names = ["optimizer", "lineSearch", "stop", "keepPoints"] as const;
  const { keepPoints = false, ...rest } = expectOptions("minimize", options, names);
  expectBoolean("minimize(keepPoints)", keepPoints);
  const steps = descend("minimize", objective, start, rest);
  let last: MinimizeStep = { step: 0, point: Float64Array.from(start), value: Number.NaN, gradientNorm: Number.NaN };
  const history: MinimizeResult["history"][number][] = [];
  let next = steps.next();
  while (!next.done) {
    last = next.value;
    const { point, ...progress } = last;
    history.push(keepPoints ? last : progress);
    next = steps.next();
  }
  return { point: last.point, value: last.value, steps: last.step, ...next.value, history };
};
