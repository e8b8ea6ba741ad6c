import { expectBoolean, expectNumber, expectOptions, type GradientTransformation, type Vector } from "@gd/tensor";
import { integerPower } from "../schedules/integer-power.js";
import { defineTransformation } from "./define-transformation.js";
import { runningMean } from "./running-mean.js";

/** Options of `adaptiveMoments`. */
export interface AdaptiveMomentsOptions {
  /** The fraction β₁ of the mean of gradients that each step keeps. Default: 0.9. */
  readonly meanDecay?: number;
  /** The fraction β₂ of the mean of squared gradients that each step keeps. Default: 0.999. */
  readonly varianceDecay?: number;
  /** Keeps the quotient finite. Default: 1e-8. */
  readonly epsilon?: number;
  /** Divides by the root of the largest v so far, so that no parameter speeds up again. Default: false. */
  readonly amsgrad?: boolean;
}

/** State of `adaptiveMoments`: m, v and, with `amsgrad`, the largest v so far. */
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
 *   m̂ = m / (1 − β₁^(step + 1)),  v̂ = v / (1 − β₂^(step + 1)):  corrected for the start at 0
 *
 * With `amsgrad`, v̂ is computed from the largest v so far, element by element.
 *
 * Source  Kingma & Ba, Adam: A Method for Stochastic Optimization (2015), algorithm 1; for `amsgrad`, Reddi, Kale & Kumar,
 *         On the Convergence of Adam and Beyond (2018), algorithm 2, with m̂ and v̂ as in PyTorch
 */
export const adaptiveMoments = (options: AdaptiveMomentsOptions = {}): GradientTransformation<AdaptiveMomentsState> => {
  const names = ["meanDecay", "varianceDecay", "epsilon", "amsgrad"] as const;
  const settings = completeMoments(expectOptions("adaptiveMoments", options, names));
  const { meanDecay, varianceDecay, epsilon, amsgrad } = settings;
  expectNumber("adaptiveMoments(meanDecay)", meanDecay, { from: 0, below: 1 });
  expectNumber("adaptiveMoments(varianceDecay)", varianceDecay, { from: 0, below: 1 });
  expectNumber("adaptiveMoments(epsilon)", epsilon, { above: 0 });
  expectBoolean("adaptiveMoments(amsgrad)", amsgrad);
  return defineTransformation({
    name: "adaptiveMoments",
    description: { type: "adaptiveMoments", settings },
    descends: false,
    coefficients: (step) => [
      1 / (1 - integerPower(meanDecay, step + 1)),
      1 / Math.sqrt(1 - integerPower(varianceDecay, step + 1)),
    ],
    initialize: (ops, length) => {
      const zeros = () => ops.fill([length], 0);
      return { mean: zeros(), variance: zeros(), ...(amsgrad ? { maximumVariance: zeros() } : {}) };
    },
    update({ ops, gradient, state, coefficients: [meanCorrection, rootCorrection] }) {
      const mean = runningMean(ops, state.mean, gradient, meanDecay);
      const variance = runningMean(ops, state.variance, ops.multiply(gradient, gradient), varianceDecay);
      const largest = state.maximumVariance && ops.maximum(state.maximumVariance, variance);
      const unbiasedMean = ops.scale(mean, meanCorrection!);
      const deviation = ops.scale(ops.sqrt(largest ?? variance), rootCorrection!);
      return {
        update: ops.divide(unbiasedMean, ops.add(deviation, epsilon)),
        state: { mean, variance, ...(largest === undefined ? {} : { maximumVariance: largest }) },
      };
    },
  });
};

/** The same options, with those that are left out. */
export const completeMoments = ({
  meanDecay = 0.9,
  varianceDecay = 0.999,
  epsilon = 1e-8,
  amsgrad = false,
}: AdaptiveMomentsOptions): Required<AdaptiveMomentsOptions> => ({ meanDecay, varianceDecay, epsilon, amsgrad });
