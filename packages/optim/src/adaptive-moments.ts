import type { GradientTransformation, Vector } from "@gd/tensor";
import { expectOption } from "./expect-option.js";
import { integerPower } from "./integer-power.js";

export interface AdaptiveMomentsOptions {
  /** The share β₁ of the mean of gradients that a step keeps; 0.9 unless said otherwise. */
  readonly meanDecay?: number;
  /** The share β₂ of the mean of squared gradients that a step keeps; 0.999 unless said otherwise. */
  readonly varianceDecay?: number;
  /** Keeps the quotient finite; 1e-8 unless said otherwise. */
  readonly epsilon?: number;
}

export type AdaptiveMomentsState = { readonly mean: Vector; readonly variance: Vector };

/**
 * Divides a running mean of the gradients by the root of a running mean of their squares, so that every parameter
 * moves at a similar speed:
 *
 *   m ← β₁m + (1 − β₁)g,  v ← β₂v + (1 − β₂)g²,  update = m̂ / (√v̂ + ε)
 *   m̂ = m / (1 − β₁^(step + 1)),  v̂ = v / (1 − β₂^(step + 1)):  both start at 0, and m̂ and v̂ make up for it
 *
 * Throws  OptionError when a decay is not from 0 to below 1, or epsilon not above 0
 * Source  Kingma & Ba, Adam: A Method for Stochastic Optimization (2015), algorithm 1
 */
export const adaptiveMoments = ({
  meanDecay = 0.9,
  varianceDecay = 0.999,
  epsilon = 1e-8,
}: AdaptiveMomentsOptions = {}): GradientTransformation<AdaptiveMomentsState> => {
  expectOption("meanDecay", "a number from 0 to below 1", meanDecay);
  expectOption("varianceDecay", "a number from 0 to below 1", varianceDecay);
  expectOption("epsilon", "a finite number > 0", epsilon);
  return {
    name: "adaptiveMoments",
    initialize: (ops, length) => ({ mean: ops.fill([length], 0), variance: ops.fill([length], 0) }),
    update({ ops, gradient, state, step }) {
      const square = ops.multiply(gradient, gradient);
      const mean = ops.add(ops.multiply(state.mean, meanDecay), ops.multiply(gradient, 1 - meanDecay));
      const variance = ops.add(ops.multiply(state.variance, varianceDecay), ops.multiply(square, 1 - varianceDecay));
      // Two of three divisions of vectors are those of numbers, and multiplications are several times as fast.
      const unbiasedMean = ops.multiply(mean, 1 / (1 - integerPower(meanDecay, step + 1)));
      const deviation = ops.multiply(ops.sqrt(variance), 1 / Math.sqrt(1 - integerPower(varianceDecay, step + 1)));
      return { update: ops.divide(unbiasedMean, ops.add(deviation, epsilon)), state: { mean, variance } };
    },
  };
};
