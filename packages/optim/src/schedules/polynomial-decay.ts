import { expectOption } from "../expect-option.js";
import { power as powerOf } from "./power.js";
import type { Schedule } from "./schedule.js";

/** Options of `polynomialDecay`. */
export interface PolynomialDecayOptions {
  /** At step 0. */
  readonly learningRate: number;
  /** After so many steps the rate is the final one, and stays. */
  readonly steps: number;
  /** 1, a straight line, unless said otherwise. */
  readonly power?: number;
  /** 0 unless said otherwise. */
  readonly finalRate?: number;
}

/**
 * rate(step) = finalRate + (learningRate − finalRate) · (1 − step / steps)^power, until step = steps
 *
 * Throws  OptionError when a rate is negative or not finite, power not above 0, or steps not a whole number ≥ 1
 */
export const polynomialDecay = ({
  learningRate,
  steps,
  power = 1,
  finalRate = 0,
}: PolynomialDecayOptions): Schedule => {
  expectOption("polynomialDecay", "learningRate", "a finite number ≥ 0", learningRate);
  expectOption("polynomialDecay", "steps", "a whole number ≥ 1", steps);
  expectOption("polynomialDecay", "power", "a finite number > 0", power);
  expectOption("polynomialDecay", "finalRate", "a finite number ≥ 0", finalRate);
  return (step) => finalRate + (learningRate - finalRate) * powerOf(1 - Math.min(step / steps, 1), power);
};
