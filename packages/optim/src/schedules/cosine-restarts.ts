import { expectOption } from "../expect-option.js";
import { cosineBetween } from "./cosine-between.js";
import type { Schedule } from "./schedule.js";

/** Options of `cosineRestarts`. */
export interface CosineRestartsOptions {
  /** At step 0, and at each restart. */
  readonly learningRate: number;
  /** Of the first period. */
  readonly steps: number;
  /** How many times as long each period is as the one before it; 1 unless said otherwise. */
  readonly lengthFactor?: number;
  /** Which each period falls to; 0 unless said otherwise. */
  readonly finalRate?: number;
}

/**
 * Cosine decay with warm restarts: in each period, after t of its T steps,
 *
 *   rate = finalRate + (learningRate − finalRate) · (1 + cos(π · t / T)) / 2
 *
 * Throws  OptionError when a rate is negative or not finite, or steps or lengthFactor not a whole number ≥ 1
 * Source  Loshchilov & Hutter, SGDR: Stochastic Gradient Descent with Warm Restarts (2017), equation 5
 */
export const cosineRestarts = ({
  learningRate,
  steps,
  lengthFactor = 1,
  finalRate = 0,
}: CosineRestartsOptions): Schedule => {
  expectOption("cosineRestarts", "learningRate", "a finite number ≥ 0", learningRate);
  expectOption("cosineRestarts", "steps", "a whole number ≥ 1", steps);
  expectOption("cosineRestarts", "lengthFactor", "a whole number ≥ 1", lengthFactor);
  expectOption("cosineRestarts", "finalRate", "a finite number ≥ 0", finalRate);
  return (step) => {
    let length = steps;
    let since = step;
    // Periods of equal length are not counted one by one.
    if (lengthFactor === 1) since %= steps;
    while (since >= length) {
      since -= length;
      length *= lengthFactor;
    }
    return cosineBetween(learningRate, finalRate, since / length);
  };
};
