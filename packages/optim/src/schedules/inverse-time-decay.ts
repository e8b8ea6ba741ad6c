import { expectOption } from "../expect-option.js";
import type { Schedule } from "./schedule.js";

/** Options of `inverseTimeDecay`. */
export interface InverseTimeDecayOptions {
  /** At step 0. */
  readonly learningRate: number;
  /** After 1 / decay steps the rate is half of the one at step 0. */
  readonly decay: number;
}

/**
 * rate(step) = learningRate / (1 + decay · step)
 *
 * Throws  OptionError when an option is negative or not finite
 * Source  Robbins & Monro, A stochastic approximation method (1951): rates of this kind add up to infinity, their squares do not
 */
export const inverseTimeDecay = ({ learningRate, decay }: InverseTimeDecayOptions): Schedule => {
  expectOption("inverseTimeDecay", "learningRate", "a finite number ≥ 0", learningRate);
  expectOption("inverseTimeDecay", "decay", "a finite number ≥ 0", decay);
  return (step) => learningRate / (1 + decay * step);
};
