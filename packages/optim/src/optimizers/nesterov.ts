import { expectOptions, type GradientTransformation, type None } from "@gd/tensor";
import type { Schedule } from "../schedules/schedule.js";
import { accumulateMomentum, type MomentumState } from "../transformations/accumulate-momentum.js";
import { chain } from "../transformations/chain.js";
import { scaleByLearningRate } from "../transformations/scale-by-learning-rate.js";
import { named } from "./named.js";

/** Options of `nesterov`. */
export interface NesterovOptions {
  /** A constant, or a schedule. */
  readonly learningRate: number | Schedule;
  /** The fraction μ of the velocity that each step keeps. */
  readonly momentum: number;
}

/**
 * Nesterov's momentum, which looks one step ahead: v ← μv + g, θ ← θ − rate · (g + μv).
 *
 * Source  Nesterov, A method of solving a convex programming problem with convergence rate O(1/k²) (1983), in the form of
 *         Sutskever, Martens, Dahl & Hinton (2013)
 */
export const nesterov = (options: NesterovOptions): GradientTransformation<readonly [MomentumState, None]> => {
  const { learningRate, momentum } = expectOptions("nesterov", options, ["learningRate", "momentum"]);
  return named("nesterov", { learningRate, momentum }, () =>
    chain(accumulateMomentum({ momentum, nesterov: true }), scaleByLearningRate(learningRate)),
  );
};
