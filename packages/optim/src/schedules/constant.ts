import { expectNumber } from "@gd/tensor";
import { defineSchedule } from "./define-schedule.js";
import type { Schedule } from "./schedule.js";

/**
 * The same rate at every step.
 */
export const constant = (learningRate: number): Schedule => {
  expectNumber("constant(learningRate)", learningRate, { from: 0 });
  return defineSchedule("constant", { learningRate }, () => learningRate);
};
