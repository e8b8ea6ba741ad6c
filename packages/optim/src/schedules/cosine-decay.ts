import { expectOption } from "../expect-option.js";
import { cosineBetween } from "./cosine-between.js";
import type { Schedule } from "./schedule.js";

/** Options of `cosineDecay`. */
export interface CosineDecayOptions {
  /** At step 0. */
  readonly learningRate: number;
  /** After so many steps the rate is the final one, and stays. */
  readonly steps: number;
  /** 0 unless said otherwise. */
  readonly finalRate?: number;
}

/**
 * rate(step) = finalRate + (learningRate − finalRate) · (1 + cos(π · step / steps)) / 2, until step = steps
 *
 * Throws  OptionError when a rate is negative or not finite, or steps not a whole number ≥ 1
 * Source  Loshchilov & Hutter, SGDR: Stochastic Gradient Descent with Warm Restarts (2017); `cosineRestarts` has the restarts
 */
export const cosineDecay = ({ learningRate, steps, finalRate = 0 }: CosineDecayOptions): Schedule => {
  expectOption("cosineDecay", "learningRate", "a finite number ≥ 0", learningRate);
  expectOption("cosineDecay", "steps", "a whole number ≥ 1", steps);
  expectOption("cosineDecay", "finalRate", "a finite number ≥ 0", finalRate);
  return (step) => cosineBetween(learningRate, finalRate, Math.min(step / steps, 1));
};
