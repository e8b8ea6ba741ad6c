import { expectOption } from "../expect-option.js";
import type { Schedule } from "./schedule.js";

/**
 * The same rate at every step.
 *
 * Throws  OptionError when the rate is negative or not finite
 */
export const constant = (learningRate: number): Schedule => {
  expectOption("constant", "learningRate", "a finite number ≥ 0", learningRate);
  return () => learningRate;
};
