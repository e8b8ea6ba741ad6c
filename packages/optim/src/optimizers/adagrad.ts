import { expectNumber, expectOptions, type GradientTransformation, type None, type Vector } from "@gd/tensor";
import type { Schedule } from "../schedules/schedule.js";
import { chain } from "../transformations/chain.js";
import { defineTransformation } from "../transformations/define-transformation.js";
import { scaleByLearningRate } from "../transformations/scale-by-learning-rate.js";
import { named } from "./named.js";

/** Options of `adagrad`. */
export interface AdagradOptions {
  /** A constant, or a schedule. */
  readonly learningRate: number | Schedule;
  /** The sum of squares before the first step. Default: 0. */
  readonly initialAccumulator?: number;
  /** Keeps the quotient finite. Default: 1e-10. */
  readonly epsilon?: number;
}

/** State of `adagrad`: s. */
export type AdagradState = { readonly sumOfSquares: Vector };

/**
 * Adagrad, in which each parameter slows down by the gradients it has seen so far:
 *
 *   s ← s + g²,  θ ← θ − rate · g / (√s + ε)
 *
 * Source  Duchi, Hazan & Singer, Adaptive Subgradient Methods for Online Learning and Stochastic Optimization (2011)
 */
export const adagrad = (options: AdagradOptions): GradientTransformation<readonly [AdagradState, None]> => {
  const {
    learningRate,
    initialAccumulator = 0,
    epsilon = 1e-10,
  } = expectOptions("adagrad", options, ["learningRate", "initialAccumulator", "epsilon"]);
  expectNumber("adagrad(initialAccumulator)", initialAccumulator, { from: 0 });
  expectNumber("adagrad(epsilon)", epsilon, { above: 0 });
  const divideByRoot = defineTransformation<AdagradState>({
    name: "divideByRootOfSum",
    initialize: (ops, length) => ({ sumOfSquares: ops.fill([length], initialAccumulator) }),
    update({ ops, gradient, state }) {
      const sumOfSquares = ops.add(state.sumOfSquares, ops.multiply(gradient, gradient));
      return { update: ops.divide(gradient, ops.add(ops.sqrt(sumOfSquares), epsilon)), state: { sumOfSquares } };
    },
  });
  return named("adagrad", { learningRate, initialAccumulator, epsilon }, () =>
    chain(divideByRoot, scaleByLearningRate(learningRate)),
  );
};
