import type { GradientTransformation, Parameters, Vector } from "@gd/tensor";
import { expectOption } from "../expect-option.js";
import type { Schedule } from "../schedules/schedule.js";
import { accumulateMomentum } from "../transformations/accumulate-momentum.js";
import { chain } from "../transformations/chain.js";
import { runningMean } from "../transformations/running-mean.js";
import { scaleByLearningRate } from "../transformations/scale-by-learning-rate.js";
import { named } from "./named.js";

/** Options of `rmsprop`. */
export interface RmspropOptions {
  /** One rate for all steps, or a schedule. */
  readonly learningRate: number | Schedule;
  /** The share β of the mean of squared gradients that a step keeps; 0.99 unless said otherwise. */
  readonly varianceDecay?: number;
  /** Keeps the quotient finite; 1e-8 unless said otherwise. */
  readonly epsilon?: number;
  /** Divides by the deviation from a running mean of the gradients: false unless said otherwise. */
  readonly centered?: boolean;
  /** The share μ of the velocity that a step keeps; none unless said otherwise. */
  readonly momentum?: number;
}

/** The means that `rmsprop` keeps from step to step: v and, where it is `centered`, m. */
export type RmspropState = { readonly meanOfSquares: Vector; readonly mean?: Vector };

/**
 * RMSprop: gradients divided by the root of a running mean of their squares, so that every parameter moves at a similar
 * speed:
 *
 *   v ← βv + (1 − β)g²,  u = g / (√v + ε),  θ ← θ − rate · u
 *
 * `centered` has √(v − m²) in place of √v, where m ← βm + (1 − β)g. With `momentum`, b ← μb + u, and θ ← θ − rate · b.
 *
 * Throws  OptionError when a rate is negative or not finite, varianceDecay or momentum not from 0 to below 1, or epsilon
 *         not above 0
 * Source  Tieleman & Hinton, Lecture 6.5: RMSprop, COURSERA: Neural Networks for Machine Learning (2012); for `centered`,
 *         Graves, Generating Sequences with Recurrent Neural Networks (2013), with ε outside of the root
 */
export const rmsprop = ({
  learningRate,
  varianceDecay = 0.99,
  epsilon = 1e-8,
  centered = false,
  momentum = 0,
}: RmspropOptions): GradientTransformation => {
  expectOption("rmsprop", "varianceDecay", "a number from 0 to below 1", varianceDecay);
  expectOption("rmsprop", "epsilon", "a finite number > 0", epsilon);
  const divideByDeviation: GradientTransformation<RmspropState> = {
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
      // Where gradients hardly differ, the difference may round to less than 0.
      const variance = ops.maximum(ops.subtract(meanOfSquares, ops.multiply(mean, mean)), 0);
      return { update: divide(variance), state: { meanOfSquares, mean } };
    },
  };
  return named("rmsprop", () => {
    const velocity = momentum === 0 ? [] : [accumulateMomentum({ momentum })];
    return chain<readonly Parameters[]>(divideByDeviation, ...velocity, scaleByLearningRate(learningRate));
  });
};
