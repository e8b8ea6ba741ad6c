import { expectNumber, expectOptions, expectSize } from "@gd/tensor";
import { cosineBetween } from "./cosine-between.js";
import { defineSchedule } from "./define-schedule.js";
import type { Schedule } from "./schedule.js";

/** Options of `cosineDecay`. */
export interface CosineDecayOptions {
  /** At step 0. */
  readonly learningRate: number;
  /** The number of steps until the rate has reached `finalRate`, where it stays. */
  readonly steps: number;
  /** Default: 0. */
  readonly finalRate?: number;
}

/**
 * rate(step) = finalRate + (learningRate − finalRate) · (1 + cos(π · step / steps)) / 2, until step = steps
 *
 * Source  Loshchilov & Hutter, SGDR: Stochastic Gradient Descent with Warm Restarts (2017); for the restarts, see `cosineRestarts`
 */
export const cosineDecay = (options: CosineDecayOptions): Schedule => {
  const {
    learningRate,
    steps,
    finalRate = 0,
  } = expectOptions("cosineDecay", options, ["learningRate", "steps", "finalRate"]);
  expectNumber("cosineDecay(learningRate)", learningRate, { from: 0 });
  expectSize("cosineDecay(steps)", steps);
  expectNumber("cosineDecay(finalRate)", finalRate, { from: 0 });
  return defineSchedule("cosineDecay", { learningRate, steps, finalRate }, (step) =>
    cosineBetween(learningRate, finalRate, Math.min(step / steps, 1)),
  );
};
