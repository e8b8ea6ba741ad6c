import {
  expectBoolean,
  expectNumber,
  expectOptions,
  type GradientTransformation,
  type Parameters,
  type Vector,
} from "@gd/tensor";
import type { Schedule } from "../schedules/schedule.js";
import { accumulateMomentum } from "../transformations/accumulate-momentum.js";
import { chain } from "../transformations/chain.js";
import { defineTransformation } from "../transformations/define-transformation.js";
import { runningMean } from "../transformations/running-mean.js";
import { scaleByLearningRate } from "../transformations/scale-by-learning-rate.js";
import { named } from "./named.js";

/** Options of `rmsprop`. */
export interface RmspropOptions {
  /** A constant, or a schedule. */
  readonly learningRate: number | Schedule;
  /** The fraction β of the mean of squared gradients that each step keeps. Default: 0.99. */
  readonly varianceDecay?: number;
  /** Keeps the quotient finite. Default: 1e-8. */
  readonly epsilon?: number;
  /** Divides by the deviation from a running mean of the gradients. Default: false. */
  readonly centered?: boolean;
  /** The fraction μ of the velocity that each step keeps. Default: 0, no velocity. */
  readonly momentum?: number;
}

/** Means that `rmsprop` keeps in its state: v and, if `centered`, m. */
export type RmspropState = { readonly meanOfSquares: Vector; readonly mean?: Vector };

/**
 * RMSprop: gradients divided by the root of a running mean of their squares, so that every parameter moves at a similar
 * speed:
 *
 *   v ← βv + (1 − β)g²,  u = g / (√v + ε),  θ ← θ − rate · u
 *
 * `centered` replaces √v by √(v − m²), where m ← βm + (1 − β)g. With `momentum`, b ← μb + u, and θ ← θ − rate · b.
 *
 * Source  Tieleman & Hinton, Lecture 6.5: RMSprop, COURSERA: Neural Networks for Machine Learning (2012); for `centered`,
 *         Graves, Generating Sequences with Recurrent Neural Networks (2013), with ε outside the root
 */
export const rmsprop = (options: RmspropOptions): GradientTransformation => {
  const {
    learningRate,
    varianceDecay = 0.99,
    epsilon = 1e-8,
    centered = false,
    momentum = 0,
  } = expectOptions("rmsprop", options, ["learningRate", "varianceDecay", "epsilon", "centered", "momentum"]);
  expectNumber("rmsprop(varianceDecay)", varianceDecay, { from: 0, below: 1 });
  expectNumber("rmsprop(epsilon)", epsilon, { above: 0 });
  expectBoolean("rmsprop(centered)", centered);
  const divideByDeviation = defineTransformation<RmspropState>({
    name: "divideByDeviation",
    initialize: (ops, length) => {
      const zeros = () => ops.fill([length], 0);
      return { meanOfSquares: zeros(), ...(centered ? { mean: zeros() } : {}) };
    },
    update({ ops, gradient, state }) {
      const meanOfSquares = runningMean(ops, state.meanOfSquares, ops.multiply(gradient, gradient), varianceDecay);
      const divide = (variance: Vector) => ops.divide(gradient, ops.add(ops.sqrt(variance), epsilon));
      if (state.mean === undefined) return { update: divide(meanOfSquares), state: { meanOfSquares } };
      const mean = runningMean(ops, state.mean, gradient, varianceDecay);
      // Where gradients hardly differ, rounding may take the difference below 0.
      const variance = ops.maximum(ops.subtract(meanOfSquares, ops.multiply(mean, mean)), 0);
      return { update: divide(variance), state: { meanOfSquares, mean } };
    },
  });
  return named("rmsprop", { learningRate, varianceDecay, epsilon, centered, momentum }, () => {
    const velocity = momentum === 0 ? [] : [accumulateMomentum({ momentum })];
    return chain<readonly Parameters[]>(divideByDeviation, ...velocity, scaleByLearningRate(learningRate));
  });
};
