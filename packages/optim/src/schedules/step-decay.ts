import { expectNumber, expectOptions, expectSize } from "@gd/tensor";
import { defineSchedule } from "./define-schedule.js";
import { integerPower } from "./integer-power.js";
import type { Schedule } from "./schedule.js";

/** Options of `stepDecay`. */
export interface StepDecayOptions {
  /** At step 0. */
  readonly learningRate: number;
  /** The number of steps between two changes of the rate. */
  readonly every: number;
  /** What the rate is multiplied by at each change. */
  readonly factor: number;
}

/**
 * rate(step) = learningRate · factor^⌊step / every⌋
 */
export const stepDecay = (options: StepDecayOptions): Schedule => {
  const { learningRate, every, factor } = expectOptions("stepDecay", options, ["learningRate", "every", "factor"]);
  expectNumber("stepDecay(learningRate)", learningRate, { from: 0 });
  expectSize("stepDecay(every)", every);
  expectNumber("stepDecay(factor)", factor, { from: 0 });
  return defineSchedule(
    "stepDecay",
    { learningRate, every, factor },
    (step) => learningRate * integerPower(factor, Math.floor(step / every)),
  );
};
