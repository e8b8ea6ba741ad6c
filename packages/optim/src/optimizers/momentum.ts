import { expectNumber, expectOneOf, expectOptions, type GradientTransformation, type Parameters } from "@gd/tensor";
import type { Schedule } from "../schedules/schedule.js";
import { accumulateMomentum } from "../transformations/accumulate-momentum.js";
import { chain } from "../transformations/chain.js";
import { scaleByLearningRate } from "../transformations/scale-by-learning-rate.js";
import { named } from "./named.js";

/** Options of `momentum`. */
export interface MomentumOptions {
  /** A constant, or a schedule. */
  readonly learningRate: number | Schedule;
  /** The fraction μ of the velocity that each step keeps. */
  readonly momentum: number;
  /** Where the rate enters. Default: "rate-outside". */
  readonly form?: "rate-outside" | "rate-inside";
  /** The velocity of every parameter before the first step, in the direction that is subtracted. Default: 0. */
  readonly initialVelocity?: number;
}

/**
 * Gradient descent with momentum, in one of two forms:
 *
 *   rate-outside  v ← μv + g,         θ ← θ − rate · v
 *   rate-inside   v ← μv + rate · g,  θ ← θ − v
 *
 * They agree for a constant rate and a velocity that starts at 0. When the rate changes, the first applies it to the whole
 * velocity, the second to the newest gradient only. An initial velocity has the units of the gradient in the first, of θ in
 * the second.
 *
 * Source  Polyak, Some methods of speeding up the convergence of iteration methods (1964)
 */
export const momentum = (options: MomentumOptions): GradientTransformation<readonly [Parameters, Parameters]> => {
  const {
    learningRate,
    momentum,
    form = "rate-outside",
    initialVelocity = 0,
  } = expectOptions("momentum", options, ["learningRate", "momentum", "form", "initialVelocity"]);
  expectNumber("momentum(initialVelocity)", initialVelocity);
  expectOneOf("momentum(form)", form, ["rate-outside", "rate-inside"]);
  return named<readonly [Parameters, Parameters]>("momentum", { learningRate, momentum, form, initialVelocity }, () => {
    const scale = scaleByLearningRate(learningRate);
    return form === "rate-outside"
      ? chain(accumulateMomentum({ momentum, initialVelocity }), scale)
      : // What scaleByLearningRate returns points downhill, and so does the velocity summed from it.
        chain(scale, accumulateMomentum({ momentum, initialVelocity: -initialVelocity }));
  });
};
