import { expectNumber, expectOptions, expectSize } from "@gd/tensor";
import { defineSchedule } from "./define-schedule.js";
import type { Schedule } from "./schedule.js";

/** Options of `linearWarmup`. */
export interface LinearWarmupOptions {
  /** The rate after the warm-up. */
  readonly learningRate: number;
  /** The length of the warm-up. */
  readonly steps: number;
  /** At step 0. Default: 0. */
  readonly initialRate?: number;
}

/**
 * rate(step) = initialRate + (learningRate − initialRate) · step / steps, until step = steps; learningRate from then on
 *
 * Use `join` to continue with another schedule.
 *
 * Source  Goyal et al., Accurate, Large Minibatch SGD: Training ImageNet in 1 Hour (2017), §2.2
 */
export const linearWarmup = (options: LinearWarmupOptions): Schedule => {
  const {
    learningRate,
    steps,
    initialRate = 0,
  } = expectOptions("linearWarmup", options, ["learningRate", "steps", "initialRate"]);
  expectNumber("linearWarmup(learningRate)", learningRate, { from: 0 });
  expectSize("linearWarmup(steps)", steps);
  expectNumber("linearWarmup(initialRate)", initialRate, { from: 0 });
  return defineSchedule("linearWarmup", { learningRate, steps, initialRate }, (step) =>
    step < steps ? initialRate + ((learningRate - initialRate) * step) / steps : learningRate,
  );
};
