import { expectNumber, expectOptions, expectSize } from "@gd/tensor";
import { cosineBetween } from "./cosine-between.js";
import { defineSchedule } from "./define-schedule.js";
import type { Schedule } from "./schedule.js";

/** Options of `cosineRestarts`. */
export interface CosineRestartsOptions {
  /** At step 0, and at each restart. */
  readonly learningRate: number;
  /** The length of the first period. */
  readonly steps: number;
  /** The length of each period relative to the one before it. Default: 1. */
  readonly lengthFactor?: number;
  /** At the end of each period. Default: 0. */
  readonly finalRate?: number;
}

/**
 * Cosine decay with warm restarts: t steps into a period of T,
 *
 *   rate = finalRate + (learningRate − finalRate) · (1 + cos(π · t / T)) / 2
 *
 * Source  Loshchilov & Hutter, SGDR: Stochastic Gradient Descent with Warm Restarts (2017), equation 5
 */
export const cosineRestarts = (options: CosineRestartsOptions): Schedule => {
  const {
    learningRate,
    steps,
    lengthFactor = 1,
    finalRate = 0,
  } = expectOptions("cosineRestarts", options, ["learningRate", "steps", "lengthFactor", "finalRate"]);
  expectNumber("cosineRestarts(learningRate)", learningRate, { from: 0 });
  expectSize("cosineRestarts(steps)", steps);
  expectSize("cosineRestarts(lengthFactor)", lengthFactor);
  expectNumber("cosineRestarts(finalRate)", finalRate, { from: 0 });
  return defineSchedule("cosineRestarts", { learningRate, steps, lengthFactor, finalRate }, (step) => {
    let length = steps;
    let since = step;
    // Periods of equal length need not be counted one by one.
    if (lengthFactor === 1) since %= steps;
    while (since >= length) {
      since -= length;
      length *= lengthFactor;
    }
    return cosineBetween(learningRate, finalRate, since / length);
  });
};
