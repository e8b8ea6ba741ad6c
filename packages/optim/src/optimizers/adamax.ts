import type { GradientTransformation, None, Vector } from "@gd/tensor";
import { expectOption } from "../expect-option.js";
import { integerPower } from "../schedules/integer-power.js";
import type { Schedule } from "../schedules/schedule.js";
import { chain } from "../transformations/chain.js";
import { runningMean } from "../transformations/running-mean.js";
import { scaleByLearningRate } from "../transformations/scale-by-learning-rate.js";
import { named } from "./named.js";

/** Options of `adamax`. */
export interface AdamaxOptions {
  /** One rate for all steps, or a schedule. */
  readonly learningRate: number | Schedule;
  /** The share β₁ of the mean of gradients that a step keeps; 0.9 unless said otherwise. */
  readonly meanDecay?: number;
  /** The share β₂ of the largest gradient that a step keeps; 0.999 unless said otherwise. */
  readonly maximumDecay?: number;
  /** Keeps the quotient finite; 1e-8 unless said otherwise. */
  readonly epsilon?: number;
}

/** What `adamax` keeps from step to step: m and u. */
export type AdamaxState = { readonly mean: Vector; readonly maximum: Vector };

/**
 * Adamax, which is Adam with the largest gradient of late in place of the root of the mean of squares:
 *
 *   m ← β₁m + (1 − β₁)g,  u ← max(β₂u, |g| + ε),  θ ← θ − rate · m / (1 − β₁^(step + 1)) / u
 *
 * Throws  OptionError when a rate is negative or not finite, a decay not from 0 to below 1, or epsilon not above 0
 * Source  Kingma & Ba, Adam: A Method for Stochastic Optimization (2015), algorithm 2; ε as in PyTorch
 */
export const adamax = ({
  learningRate,
  meanDecay = 0.9,
  maximumDecay = 0.999,
  epsilon = 1e-8,
}: AdamaxOptions): GradientTransformation<readonly [AdamaxState, None]> => {
  expectOption("adamax", "meanDecay", "a number from 0 to below 1", meanDecay);
  expectOption("adamax", "maximumDecay", "a number from 0 to below 1", maximumDecay);
  expectOption("adamax", "epsilon", "a finite number > 0", epsilon);
  const divideByMaximum: GradientTransformation<AdamaxState> = {
    name: "divideByMaximum",
    initialize: (ops, length) => ({ mean: ops.fill([length], 0), maximum: ops.fill([length], 0) }),
    update({ ops, gradient, state, step }) {
      const mean = runningMean(ops, state.mean, gradient, meanDecay);
      const maximum = ops.maximum(ops.multiply(state.maximum, maximumDecay), ops.add(ops.absolute(gradient), epsilon));
      const unbiasedMean = ops.multiply(mean, 1 / (1 - integerPower(meanDecay, step + 1)));
      return { update: ops.divide(unbiasedMean, maximum), state: { mean, maximum } };
    },
  };
  return named("adamax", () => chain(divideByMaximum, scaleByLearningRate(learningRate)));
};
