import type { GradientTransformation, Parameters } from "@gd/tensor";
import { OptionError } from "../option-error.js";
import type { Schedule } from "../schedules/schedule.js";
import { accumulateMomentum } from "../transformations/accumulate-momentum.js";
import { chain } from "../transformations/chain.js";
import { scaleByLearningRate } from "../transformations/scale-by-learning-rate.js";
import { named } from "./named.js";

/** Options of `momentum`. */
export interface MomentumOptions {
  /** One rate for all steps, or a schedule. */
  readonly learningRate: number | Schedule;
  /** The share μ of the velocity that a step keeps. */
  readonly momentum: number;
  /** Where the rate enters; `rate-outside` unless said otherwise. */
  readonly form?: "rate-outside" | "rate-inside";
  /** Of each parameter before the first step, in the direction that is subtracted; 0 unless said otherwise. */
  readonly initialVelocity?: number;
}

/**
 * Gradient descent with momentum, in one of two forms:
 *
 *   rate-outside  v ← μv + g,         θ ← θ − rate · v
 *   rate-inside   v ← μv + rate · g,  θ ← θ − v
 *
 * They are the same for a constant rate and a velocity that starts at 0. When the rate changes, the first applies it
 * to all that was accumulated, the second to the newest gradient only; and an initial velocity counts in units of the
 * gradient in the first, of θ in the second.
 *
 * Throws  OptionError when a rate is negative or not finite, momentum not from 0 to below 1, the initial velocity not
 *         finite, or the form neither
 * Source  Polyak, Some methods of speeding up the convergence of iteration methods (1964)
 */
export const momentum = ({
  learningRate,
  momentum,
  form = "rate-outside",
  initialVelocity = 0,
}: MomentumOptions): GradientTransformation<readonly [Parameters, Parameters]> => {
  if (form !== "rate-outside" && form !== "rate-inside") {
    throw new OptionError("momentum", "form", '"rate-outside" or "rate-inside"', form);
  }
  return named<readonly [Parameters, Parameters]>("momentum", () => {
    const scale = scaleByLearningRate(learningRate);
    return form === "rate-outside"
      ? chain(accumulateMomentum({ momentum, initialVelocity }), scale)
      : // What scaleByLearningRate returns points downhill, and so does the velocity made of it.
        chain(scale, accumulateMomentum({ momentum, initialVelocity: -initialVelocity }));
  });
};
