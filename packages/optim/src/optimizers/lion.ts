import { expectNumber, expectOptions, type GradientTransformation, type None, type Vector } from "@gd/tensor";
import type { Schedule } from "../schedules/schedule.js";
import { chain } from "../transformations/chain.js";
import { defineTransformation } from "../transformations/define-transformation.js";
import { runningMean } from "../transformations/running-mean.js";
import { scaleByLearningRate } from "../transformations/scale-by-learning-rate.js";
import { weightDecay as decayWeights } from "../transformations/weight-decay.js";
import { named } from "./named.js";

/** Options of `lion`. */
export interface LionOptions {
  /** A constant, or a schedule: three to ten times smaller than Adam's, as every parameter moves by all of it. */
  readonly learningRate: number | Schedule;
  /** The fraction β₁ of the mean in the direction of a step. Default: 0.9. */
  readonly directionDecay?: number;
  /** The fraction β₂ of the mean of gradients that each step keeps. Default: 0.99. */
  readonly meanDecay?: number;
  /** λ: each step subtracts this fraction of θ, times the rate. Default: 0. */
  readonly weightDecay?: number;
}

/** State of `lion`: m. */
export type LionState = { readonly mean: Vector };

/**
 * Lion, which moves every parameter by the rate, against the sign of a mean:
 *
 *   c = β₁m + (1 − β₁)g,  m ← β₂m + (1 − β₂)g,  θ ← θ − rate · (sign(c) + λθ)
 *
 * Source  Chen et al., Symbolic Discovery of Optimization Algorithms (2023), algorithm 2
 */
export const lion = (options: LionOptions): GradientTransformation<readonly [LionState, None, None]> => {
  const {
    learningRate,
    directionDecay = 0.9,
    meanDecay = 0.99,
    weightDecay = 0,
  } = expectOptions("lion", options, ["learningRate", "directionDecay", "meanDecay", "weightDecay"]);
  expectNumber("lion(directionDecay)", directionDecay, { from: 0, below: 1 });
  expectNumber("lion(meanDecay)", meanDecay, { from: 0, below: 1 });
  const signOfMean = defineTransformation<LionState>({
    name: "signOfMean",
    initialize: (ops, length) => ({ mean: ops.fill([length], 0) }),
    update({ ops, gradient, state }) {
      const direction = runningMean(ops, state.mean, gradient, directionDecay);
      const negative = ops.where(ops.multiply(direction, -1), -1, 0);
      return {
        update: ops.where(direction, 1, negative),
        state: { mean: runningMean(ops, state.mean, gradient, meanDecay) },
      };
    },
  });
  return named("lion", { learningRate, directionDecay, meanDecay, weightDecay }, () =>
    chain(signOfMean, decayWeights(weightDecay), scaleByLearningRate(learningRate)),
  );
};
