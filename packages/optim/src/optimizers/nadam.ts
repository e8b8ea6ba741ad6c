import {
  exp,
  expectBoolean,
  expectNumber,
  expectOptions,
  type GradientTransformation,
  log,
  type None,
} from "@gd/tensor";
import { integerPower } from "../schedules/integer-power.js";
import type { Schedule } from "../schedules/schedule.js";
import type { AdaptiveMomentsOptions, AdaptiveMomentsState } from "../transformations/adaptive-moments.js";
import { chain } from "../transformations/chain.js";
import { defineTransformation } from "../transformations/define-transformation.js";
import { runningMean } from "../transformations/running-mean.js";
import { scaleByLearningRate } from "../transformations/scale-by-learning-rate.js";
import { named } from "./named.js";

/** Options of `nadam`. */
export interface NadamOptions extends Omit<AdaptiveMomentsOptions, "amsgrad"> {
  /** A constant, or a schedule. */
  readonly learningRate: number | Schedule;
  /** How fast the momentum grows towards meanDecay: ψ in the formula. Default: 0.004. */
  readonly momentumDecay?: number;
  /** Counts μₜ twice in Πₜ₊₁, as PyTorch did by mistake before 2.0, to reproduce its results. Default: false. */
  readonly momentumTwice?: boolean;
}

/**
 * Nadam, which is Adam with Nesterov's momentum. With t = step + 1 and Πₜ = μ₁ ⋯ μₜ,
 *
 *   m ← β₁m + (1 − β₁)g,  v ← β₂v + (1 − β₂)g²,  v̂ = v / (1 − β₂ᵗ),  μₜ = β₁ · (1 − ½ · 0.96^(ψt))
 *   θ ← θ − rate · (μₜ₊₁ / (1 − Πₜ₊₁) · m + (1 − μₜ) / (1 − Πₜ) · g) / (√v̂ + ε)
 *
 * Source  Dozat, Incorporating Nesterov Momentum into Adam (2016), in the form of PyTorch's NAdam
 */
export const nadam = (options: NadamOptions): GradientTransformation<readonly [AdaptiveMomentsState, None]> => {
  const {
    learningRate,
    meanDecay = 0.9,
    varianceDecay = 0.999,
    epsilon = 1e-8,
    momentumDecay = 0.004,
    momentumTwice = false,
  } = expectOptions("nadam", options, [
    "learningRate",
    "meanDecay",
    "varianceDecay",
    "epsilon",
    "momentumDecay",
    "momentumTwice",
  ]);
  expectNumber("nadam(meanDecay)", meanDecay, { from: 0, below: 1 });
  expectNumber("nadam(varianceDecay)", varianceDecay, { from: 0, below: 1 });
  expectNumber("nadam(epsilon)", epsilon, { above: 0 });
  expectNumber("nadam(momentumDecay)", momentumDecay, { from: 0 });
  expectBoolean("nadam(momentumTwice)", momentumTwice);
  const momentumAt = (t: number): number => meanDecay * (1 - 0.5 * exp(t * momentumDecay * log(0.96)));
  const lookAhead = defineTransformation<AdaptiveMomentsState>({
    name: "lookAhead",
    coefficients(step) {
      const t = step + 1;
      const product = productOf(momentumAt, t);
      const nextProduct = product * momentumAt(t + 1) * (momentumTwice ? momentumAt(t) : 1);
      return [
        momentumAt(t + 1) / (1 - nextProduct),
        (1 - momentumAt(t)) / (1 - product),
        1 / Math.sqrt(1 - integerPower(varianceDecay, t)),
      ];
    },
    initialize: (ops, length) => ({ mean: ops.fill([length], 0), variance: ops.fill([length], 0) }),
    update({ ops, gradient, state, coefficients: [ofMean, ofGradient, rootCorrection] }) {
      const mean = runningMean(ops, state.mean, gradient, meanDecay);
      const variance = runningMean(ops, state.variance, ops.multiply(gradient, gradient), varianceDecay);
      const ahead = ops.add(ops.scale(mean, ofMean!), ops.scale(gradient, ofGradient!));
      const deviation = ops.scale(ops.sqrt(variance), rootCorrection!);
      return { update: ops.divide(ahead, ops.add(deviation, epsilon)), state: { mean, variance } };
    },
  });
  return named("nadam", { learningRate, meanDecay, varianceDecay, epsilon, momentumDecay, momentumTwice }, () =>
    chain(lookAhead, scaleByLearningRate(learningRate)),
  );
};

/** μ₁ ⋯ μₜ, or 0 once it is so small that 1 − product rounds to 1: after about 50 factors, as they begin near ½. */
const productOf = (momentumAt: (t: number) => number, t: number): number => {
  let product = 1;
  for (let i = 1; i <= t; i++) {
    product *= momentumAt(i);
    if (product < 2 ** -54) return 0;
  }
  return product;
};
