import type { GradientTransformation, Vector } from "@gd/tensor";
import { expectOption } from "../expect-option.js";
import { integerPower } from "../schedules/integer-power.js";
import { runningMean } from "./running-mean.js";

/** Options of `adaptiveMoments`. */
export interface AdaptiveMomentsOptions {
  /** The share β₁ of the mean of gradients that a step keeps; 0.9 unless said otherwise. */
  readonly meanDecay?: number;
  /** The share β₂ of the mean of squared gradients that a step keeps; 0.999 unless said otherwise. */
  readonly varianceDecay?: number;
  /** Keeps the quotient finite; 1e-8 unless said otherwise. */
  readonly epsilon?: number;
  /** Divides by the root of the largest v so far, so that no parameter becomes faster: false unless said otherwise. */
  readonly amsgrad?: boolean;
}

/** What `adaptiveMoments` keeps from step to step: m, v and, with `amsgrad`, the largest v so far. */
export type AdaptiveMomentsState = {
  readonly mean: Vector;
  readonly variance: Vector;
  readonly maximumVariance?: Vector;
};

/**
 * Divides a running mean of the gradients by the root of a running mean of their squares, so that every parameter
 * moves at a similar speed:
 *
 *   m ← β₁m + (1 − β₁)g,  v ← β₂v + (1 − β₂)g²,  update = m̂ / (√v̂ + ε)
 *   m̂ = m / (1 − β₁^(step + 1)),  v̂ = v / (1 − β₂^(step + 1)):  both start at 0, and m̂ and v̂ make up for it
 *
 * With `amsgrad`, v̂ is made of the largest v so far, element by element.
 *
 * Throws  OptionError when a decay is not from 0 to below 1, or epsilon not above 0
 * Source  Kingma & Ba, Adam: A Method for Stochastic Optimization (2015), algorithm 1; for `amsgrad`, Reddi, Kale & Kumar,
 *         On the Convergence of Adam and Beyond (2018), algorithm 2, with m̂ and v̂ as in PyTorch
 */
export const adaptiveMoments = ({
  meanDecay = 0.9,
  varianceDecay = 0.999,
  epsilon = 1e-8,
  amsgrad = false,
}: AdaptiveMomentsOptions = {}): GradientTransformation<AdaptiveMomentsState> => {
  expectOption("adaptiveMoments", "meanDecay", "a number from 0 to below 1", meanDecay);
  expectOption("adaptiveMoments", "varianceDecay", "a number from 0 to below 1", varianceDecay);
  expectOption("adaptiveMoments", "epsilon", "a finite number > 0", epsilon);
  return {
    name: "adaptiveMoments",
    initialize: (ops, length) => {
      const zeros = () => ops.fill([length], 0);
      return { mean: zeros(), variance: zeros(), ...(amsgrad ? { maximumVariance: zeros() } : {}) };
    },
    update({ ops, gradient, state, step }) {
      const mean = runningMean(ops, state.mean, gradient, meanDecay);
      const variance = runningMean(ops, state.variance, ops.multiply(gradient, gradient), varianceDecay);
      const largest = state.maximumVariance && ops.maximum(state.maximumVariance, variance);
      // Two of three divisions of vectors are those of numbers, and multiplications are several times as fast.
      const unbiasedMean = ops.multiply(mean, 1 / (1 - integerPower(meanDecay, step + 1)));
      const correction = 1 / Math.sqrt(1 - integerPower(varianceDecay, step + 1));
      const deviation = ops.multiply(ops.sqrt(largest ?? variance), correction);
      return {
        update: ops.divide(unbiasedMean, ops.add(deviation, epsilon)),
        state: { mean, variance, ...(largest === undefined ? {} : { maximumVariance: largest }) },
      };
    },
  };
};
