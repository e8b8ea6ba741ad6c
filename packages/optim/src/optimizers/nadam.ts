import { exp, type GradientTransformation, log, type None } from "@gd/tensor";
import { expectOption } from "../expect-option.js";
import { integerPower } from "../schedules/integer-power.js";
import type { Schedule } from "../schedules/schedule.js";
import type { AdaptiveMomentsOptions, AdaptiveMomentsState } from "../transformations/adaptive-moments.js";
import { chain } from "../transformations/chain.js";
import { runningMean } from "../transformations/running-mean.js";
import { scaleByLearningRate } from "../transformations/scale-by-learning-rate.js";
import { named } from "./named.js";

/** Options of `nadam`. */
export interface NadamOptions extends Omit<AdaptiveMomentsOptions, "amsgrad"> {
  /** One rate for all steps, or a schedule. */
  readonly learningRate: number | Schedule;
  /** How fast the momentum grows to meanDecay: ψ in the formula; 0.004 unless said otherwise. */
  readonly momentumDecay?: number;
  /** Has μₜ twice in Πₜ₊₁, a mistake of PyTorch before 2.0, to repeat what was computed with it: false unless said otherwise. */
  readonly momentumTwice?: boolean;
}

/**
 * Nadam, which is Adam with Nesterov's look ahead. With t = step + 1 and Πₜ = μ₁ ⋯ μₜ,
 *
 *   m ← β₁m + (1 − β₁)g,  v ← β₂v + (1 − β₂)g²,  v̂ = v / (1 − β₂ᵗ),  μₜ = β₁ · (1 − ½ · 0.96^(ψt))
 *   θ ← θ − rate · (μₜ₊₁ / (1 − Πₜ₊₁) · m + (1 − μₜ) / (1 − Πₜ) · g) / (√v̂ + ε)
 *
 * Units   meanDecay 0.9, varianceDecay 0.999 and epsilon 1e-8 unless said otherwise
 * Throws  OptionError when a rate or momentumDecay is negative or not finite, a decay of the moments not from 0 to below 1,
 *         or epsilon not above 0
 * Source  Dozat, Incorporating Nesterov Momentum into Adam (2016), in the form of PyTorch's NAdam
 */
export const nadam = ({
  learningRate,
  meanDecay = 0.9,
  varianceDecay = 0.999,
  epsilon = 1e-8,
  momentumDecay = 0.004,
  momentumTwice = false,
}: NadamOptions): GradientTransformation<readonly [AdaptiveMomentsState, None]> => {
  expectOption("nadam", "meanDecay", "a number from 0 to below 1", meanDecay);
  expectOption("nadam", "varianceDecay", "a number from 0 to below 1", varianceDecay);
  expectOption("nadam", "epsilon", "a finite number > 0", epsilon);
  expectOption("nadam", "momentumDecay", "a finite number ≥ 0", momentumDecay);
  const momentumAt = (t: number): number => meanDecay * (1 - 0.5 * exp(t * momentumDecay * log(0.96)));
  const lookAhead: GradientTransformation<AdaptiveMomentsState> = {
    name: "lookAhead",
    initialize: (ops, length) => ({ mean: ops.fill([length], 0), variance: ops.fill([length], 0) }),
    update({ ops, gradient, state, step }) {
      const t = step + 1;
      const product = productOf(momentumAt, t);
      const nextProduct = product * momentumAt(t + 1) * (momentumTwice ? momentumAt(t) : 1);
      const mean = runningMean(ops, state.mean, gradient, meanDecay);
      const variance = runningMean(ops, state.variance, ops.multiply(gradient, gradient), varianceDecay);
      const ahead = ops.add(
        ops.multiply(mean, momentumAt(t + 1) / (1 - nextProduct)),
        ops.multiply(gradient, (1 - momentumAt(t)) / (1 - product)),
      );
      const deviation = ops.multiply(ops.sqrt(variance), 1 / Math.sqrt(1 - integerPower(varianceDecay, t)));
      return { update: ops.divide(ahead, ops.add(deviation, epsilon)), state: { mean, variance } };
    },
  };
  return named("nadam", () => chain(lookAhead, scaleByLearningRate(learningRate)));
};

/** μ₁ ⋯ μₜ, or 0 where it is so small that 1 − product is 1: after 50 factors, as they are about a half at first. */
const productOf = (momentumAt: (t: number) => number, t: number): number => {
  let product = 1;
  for (let i = 1; i <= t; i++) {
    product *= momentumAt(i);
    if (product < 2 ** -54) return 0;
  }
  return product;
};
