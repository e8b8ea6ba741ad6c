import { expectNumber, expectOptions } from "@gd/tensor";
import { defineSchedule } from "./define-schedule.js";
import type { Schedule } from "./schedule.js";

/** Options of `inverseTimeDecay`. */
export interface InverseTimeDecayOptions {
  /** At step 0. */
  readonly learningRate: number;
  /** After 1 / decay steps the rate has halved, after twice as many it is a third. */
  readonly decay: number;
}

/**
 * rate(step) = learningRate / (1 + decay · step)
 *
 * Source  Robbins & Monro, A stochastic approximation method (1951): the sum of such rates diverges, that of their squares converges
 */
export const inverseTimeDecay = (options: InverseTimeDecayOptions): Schedule => {
  const { learningRate, decay } = expectOptions("inverseTimeDecay", options, ["learningRate", "decay"]);
  expectNumber("inverseTimeDecay(learningRate)", learningRate, { from: 0 });
  expectNumber("inverseTimeDecay(decay)", decay, { from: 0 });
  return defineSchedule("inverseTimeDecay", { learningRate, decay }, (step) => learningRate / (1 + decay * step));
};
