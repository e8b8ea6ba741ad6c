import { expectOption } from "../expect-option.js";
import type { Schedule } from "./schedule.js";

/** Options of `linearWarmup`. */
export interface LinearWarmupOptions {
  /** After the warm-up. */
  readonly learningRate: number;
  /** Of the warm-up. */
  readonly steps: number;
  /** At step 0; 0 unless said otherwise. */
  readonly initialRate?: number;
}

/**
 * rate(step) = initialRate + (learningRate − initialRate) · step / steps, until step = steps; learningRate from then on
 *
 * `join` lets another schedule follow.
 *
 * Throws  OptionError when a rate is negative or not finite, or steps not a whole number ≥ 1
 * Source  Goyal et al., Accurate, Large Minibatch SGD: Training ImageNet in 1 Hour (2017), §2.2
 */
export const linearWarmup = ({ learningRate, steps, initialRate = 0 }: LinearWarmupOptions): Schedule => {
  expectOption("linearWarmup", "learningRate", "a finite number ≥ 0", learningRate);
  expectOption("linearWarmup", "steps", "a whole number ≥ 1", steps);
  expectOption("linearWarmup", "initialRate", "a finite number ≥ 0", initialRate);
  return (step) => (step < steps ? initialRate + ((learningRate - initialRate) * step) / steps : learningRate);
};
