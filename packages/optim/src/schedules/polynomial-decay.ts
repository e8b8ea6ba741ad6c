import { expectNumber, expectOptions, expectSize } from "@gd/tensor";
import { defineSchedule } from "./define-schedule.js";
import { power as powerOf } from "./power.js";
import type { Schedule } from "./schedule.js";

/** Options of `polynomialDecay`. */
export interface PolynomialDecayOptions {
  /** At step 0. */
  readonly learningRate: number;
  /** The number of steps until the rate has reached `finalRate`, where it stays. */
  readonly steps: number;
  /** Default: 1, a straight line. */
  readonly power?: number;
  /** Default: 0. */
  readonly finalRate?: number;
}

/**
 * rate(step) = finalRate + (learningRate − finalRate) · (1 − step / steps)^power, until step = steps
 */
export const polynomialDecay = (options: PolynomialDecayOptions): Schedule => {
  const {
    learningRate,
    steps,
    power = 1,
    finalRate = 0,
  } = expectOptions("polynomialDecay", options, ["learningRate", "steps", "power", "finalRate"]);
  expectNumber("polynomialDecay(learningRate)", learningRate, { from: 0 });
  expectSize("polynomialDecay(steps)", steps);
  expectNumber("polynomialDecay(power)", power, { above: 0 });
  expectNumber("polynomialDecay(finalRate)", finalRate, { from: 0 });
  return defineSchedule(
    "polynomialDecay",
    { learningRate, steps, power, finalRate },
    (step) => finalRate + (learningRate - finalRate) * powerOf(1 - Math.min(step / steps, 1), power),
  );
};
