import type { GradientTransformation, None, Vector } from "@gd/tensor";
import { expectOption } from "../expect-option.js";
import type { Schedule } from "../schedules/schedule.js";
import { chain } from "../transformations/chain.js";
import { runningMean } from "../transformations/running-mean.js";
import { scaleByLearningRate } from "../transformations/scale-by-learning-rate.js";
import { weightDecay as decayWeights } from "../transformations/weight-decay.js";
import { named } from "./named.js";

/** Options of `lion`. */
export interface LionOptions {
  /** Three to ten times smaller than that of Adam, as every parameter moves by all of it. */
  readonly learningRate: number | Schedule;
  /** The share β₁ of the mean in the direction of a step; 0.9 unless said otherwise. */
  readonly directionDecay?: number;
  /** The share β₂ of the mean of gradients that a step keeps; 0.99 unless said otherwise. */
  readonly meanDecay?: number;
  /** The share λ of θ that a step takes away, times the rate; 0 unless said otherwise. */
  readonly weightDecay?: number;
}

/** What `lion` keeps from step to step: m. */
export type LionState = { readonly mean: Vector };

/**
 * Lion, which moves every parameter by the rate, in the direction of a mean:
 *
 *   c = β₁m + (1 − β₁)g,  m ← β₂m + (1 − β₂)g,  θ ← θ − rate · (sign(c) + λθ)
 *
 * Throws  OptionError when a rate or the weight decay is negative or not finite, or another decay not from 0 to below 1
 * Source  Chen et al., Symbolic Discovery of Optimization Algorithms (2023), algorithm 2
 */
export const lion = ({
  learningRate,
  directionDecay = 0.9,
  meanDecay = 0.99,
  weightDecay = 0,
}: LionOptions): GradientTransformation<readonly [LionState, None, None]> => {
  expectOption("lion", "directionDecay", "a number from 0 to below 1", directionDecay);
  expectOption("lion", "meanDecay", "a number from 0 to below 1", meanDecay);
  const signOfMean: GradientTransformation<LionState> = {
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
  };
  return named("lion", () => chain(signOfMean, decayWeights(weightDecay), scaleByLearningRate(learningRate)));
};
