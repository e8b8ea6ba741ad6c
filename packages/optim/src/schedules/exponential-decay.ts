import { exp, expectNumber, expectOptions } from "@gd/tensor";
import { defineSchedule } from "./define-schedule.js";
import type { Schedule } from "./schedule.js";

/** Options of `exponentialDecay`. */
export interface ExponentialDecayOptions {
  /** At step 0. */
  readonly learningRate: number;
  /** The rate falls to 1/e of its value in 1 / decay steps. */
  readonly decay: number;
}

/**
 * rate(step) = learningRate · e^(−decay · step)
 */
export const exponentialDecay = (options: ExponentialDecayOptions): Schedule => {
  const { learningRate, decay } = expectOptions("exponentialDecay", options, ["learningRate", "decay"]);
  expectNumber("exponentialDecay(learningRate)", learningRate, { from: 0 });
  expectNumber("exponentialDecay(decay)", decay, { from: 0 });
  return defineSchedule("exponentialDecay", { learningRate, decay }, (step) => learningRate * exp(-decay * step));
};
