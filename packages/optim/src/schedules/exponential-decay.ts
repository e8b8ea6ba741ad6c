import { exp } from "@gd/tensor";
import { expectOption } from "../expect-option.js";
import type { Schedule } from "./schedule.js";

/** Options of `exponentialDecay`. */
export interface ExponentialDecayOptions {
  /** At step 0. */
  readonly learningRate: number;
  /** After 1 / decay steps the rate is 1/e of what it was. */
  readonly decay: number;
}

/**
 * rate(step) = learningRate · e^(−decay · step)
 *
 * Throws  OptionError when an option is negative or not finite
 */
export const exponentialDecay = ({ learningRate, decay }: ExponentialDecayOptions): Schedule => {
  expectOption("exponentialDecay", "learningRate", "a finite number ≥ 0", learningRate);
  expectOption("exponentialDecay", "decay", "a finite number ≥ 0", decay);
  return (step) => learningRate * exp(-decay * step);
};
