import { expectOption } from "../expect-option.js";
import { cosineBetween } from "./cosine-between.js";
import type { Schedule } from "./schedule.js";

/** Options of `oneCycle`. */
export interface OneCycleOptions {
  /** The greatest one. */
  readonly learningRate: number;
  /** Of the whole cycle. */
  readonly steps: number;
  /** The share of the steps in which the rate rises; 0.3 unless said otherwise. */
  readonly warmup?: number;
  /** At step 0; learningRate / 25 unless said otherwise. */
  readonly initialRate?: number;
  /** At the last step; initialRate / 10,000 unless said otherwise. */
  readonly finalRate?: number;
}

/**
 * One cycle: from the initial rate up to the greatest, and down to the final one, each as half a wave of the cosine. With
 * s = steps and w = warmup,
 *
 *   peak at step w·s − 1,  final rate at step s − 1 and from then on; where w is 1, these are one step: the final rate's
 *
 * Throws  OptionError when a rate is negative or not finite, steps not a whole number ≥ 1, or warmup not from 0 to 1
 * Source  Smith & Topin, Super-Convergence: Very Fast Training of Neural Networks Using Large Learning Rates (2018), in the
 *         form of PyTorch's OneCycleLR, without its cycle of the momentum
 */
export const oneCycle = ({
  learningRate,
  steps,
  warmup = 0.3,
  initialRate = learningRate / 25,
  finalRate = initialRate / 10_000,
}: OneCycleOptions): Schedule => {
  expectOption("oneCycle", "learningRate", "a finite number ≥ 0", learningRate);
  expectOption("oneCycle", "steps", "a whole number ≥ 1", steps);
  expectOption("oneCycle", "warmup", "a number from 0 to 1", warmup);
  expectOption("oneCycle", "initialRate", "a finite number ≥ 0", initialRate);
  expectOption("oneCycle", "finalRate", "a finite number ≥ 0", finalRate);
  const peak = warmup * steps - 1;
  const last = steps - 1;
  return (step) => {
    if (step < peak) return cosineBetween(initialRate, learningRate, step / peak);
    if (step < last) return cosineBetween(learningRate, finalRate, (step - peak) / (last - peak));
    return finalRate;
  };
};
