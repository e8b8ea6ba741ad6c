import { expectNumber, expectOptions, type GradientTransformation, type None, type Vector } from "@gd/tensor";
import { integerPower } from "../schedules/integer-power.js";
import type { Schedule } from "../schedules/schedule.js";
import { chain } from "../transformations/chain.js";
import { defineTransformation } from "../transformations/define-transformation.js";
import { runningMean } from "../transformations/running-mean.js";
import { scaleByLearningRate } from "../transformations/scale-by-learning-rate.js";
import { named } from "./named.js";

/** Options of `adamax`. */
export interface AdamaxOptions {
  /** A constant, or a schedule. */
  readonly learningRate: number | Schedule;
  /** The fraction β₁ of the mean of gradients that each step keeps. Default: 0.9. */
  readonly meanDecay?: number;
  /** The fraction β₂ of the largest gradient that each step keeps. Default: 0.999. */
  readonly maximumDecay?: number;
  /** Keeps the quotient finite. Default: 1e-8. */
  readonly epsilon?: number;
}

/** State of `adamax`: m and u. */
export type AdamaxState = { readonly mean: Vector; readonly maximum: Vector };

/**
 * Adamax, a variant of Adam that divides by the largest recent gradient in place of the root of the mean of squares:
 *
 *   m ← β₁m + (1 − β₁)g,  u ← max(β₂u, |g| + ε),  θ ← θ − rate · m / (1 − β₁^(step + 1)) / u
 *
 * Source  Kingma & Ba, Adam: A Method for Stochastic Optimization (2015), algorithm 2; ε as in PyTorch
 */
export const adamax = (options: AdamaxOptions): GradientTransformation<readonly [AdamaxState, None]> => {
  const {
    learningRate,
    meanDecay = 0.9,
    maximumDecay = 0.999,
    epsilon = 1e-8,
  } = expectOptions("adamax", options, ["learningRate", "meanDecay", "maximumDecay", "epsilon"]);
  expectNumber("adamax(meanDecay)", meanDecay, { from: 0, below: 1 });
  expectNumber("adamax(maximumDecay)", maximumDecay, { from: 0, below: 1 });
  expectNumber("adamax(epsilon)", epsilon, { above: 0 });
  const divideByMaximum = defineTransformation<AdamaxState>({
    name: "divideByMaximum",
    coefficients: (step) => [1 / (1 - integerPower(meanDecay, step + 1))],
    initialize: (ops, length) => ({ mean: ops.fill([length], 0), maximum: ops.fill([length], 0) }),
    update({ ops, gradient, state, coefficients: [correction] }) {
      const mean = runningMean(ops, state.mean, gradient, meanDecay);
      const maximum = ops.maximum(ops.multiply(state.maximum, maximumDecay), ops.add(ops.absolute(gradient), epsilon));
      return { update: ops.divide(ops.scale(mean, correction!), maximum), state: { mean, maximum } };
    },
  });
  return named("adamax", { learningRate, meanDecay, maximumDecay, epsilon }, () =>
    chain(divideByMaximum, scaleByLearningRate(learningRate)),
  );
};
