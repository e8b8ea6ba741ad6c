import { expectOption } from "../expect-option.js";
import { integerPower } from "./integer-power.js";
import type { Schedule } from "./schedule.js";

/** Options of `stepDecay`. */
export interface StepDecayOptions {
  /** At step 0. */
  readonly learningRate: number;
  /** The number of steps that a rate lasts. */
  readonly every: number;
  /** What the rate is multiplied by then. */
  readonly factor: number;
}

/**
 * rate(step) = learningRate · factor^⌊step / every⌋
 *
 * Throws  OptionError when learningRate or factor are negative or not finite, or every is not a whole number ≥ 1
 */
export const stepDecay = ({ learningRate, every, factor }: StepDecayOptions): Schedule => {
  expectOption("stepDecay", "learningRate", "a finite number ≥ 0", learningRate);
  expectOption("stepDecay", "every", "a whole number ≥ 1", every);
  expectOption("stepDecay", "factor", "a finite number ≥ 0", factor);
  return (step) => learningRate * integerPower(factor, Math.floor(step / every));
};
