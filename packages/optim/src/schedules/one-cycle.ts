import { expectNumber, expectOptions, expectSize } from "@gd/tensor";
import { cosineBetween } from "./cosine-between.js";
import { defineSchedule } from "./define-schedule.js";
import type { Schedule } from "./schedule.js";

/** Options of `oneCycle`. */
export interface OneCycleOptions {
  /** The peak rate. */
  readonly learningRate: number;
  /** The length of the whole cycle. */
  readonly steps: number;
  /** The fraction of the steps in which the rate rises. Default: 0.3. */
  readonly warmup?: number;
  /** At step 0. Default: learningRate / 25. */
  readonly initialRate?: number;
  /** At the last step. Default: initialRate / 10,000. */
  readonly finalRate?: number;
}

/**
 * One cycle: up from the initial rate to the peak and down to the final rate, each along half a cosine wave. With
 * s = steps and w = warmup, the peak is at step w·s − 1, and the final rate at step s − 1 and from then on. With w = 1
 * both fall on the same step, which gets the final rate.
 *
 * Source  Smith & Topin, Super-Convergence: Very Fast Training of Neural Networks Using Large Learning Rates (2018), in the
 *         form of PyTorch's OneCycleLR, without its cycling of the momentum
 */
export const oneCycle = (options: OneCycleOptions): Schedule => {
  const {
    learningRate,
    steps,
    warmup = 0.3,
    initialRate = learningRate / 25,
    finalRate = initialRate / 10_000,
  } = expectOptions("oneCycle", options, ["learningRate", "steps", "warmup", "initialRate", "finalRate"]);
  expectNumber("oneCycle(learningRate)", learningRate, { from: 0 });
  expectSize("oneCycle(steps)", steps);
  expectNumber("oneCycle(warmup)", warmup, { from: 0, to: 1 });
  expectNumber("oneCycle(initialRate)", initialRate, { from: 0 });
  expectNumber("oneCycle(finalRate)", finalRate, { from: 0 });
  const peak = warmup * steps - 1;
  const last = steps - 1;
  return defineSchedule("oneCycle", { learningRate, steps, warmup, initialRate, finalRate }, (step) => {
    if (step < peak) return cosineBetween(initialRate, learningRate, step / peak);
    if (step < last) return cosineBetween(learningRate, finalRate, (step - peak) / (last - peak));
    return finalRate;
  });
};
