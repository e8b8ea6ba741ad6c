import type { GradientTransformation, None, Vector } from "@gd/tensor";
import { expectOption } from "../expect-option.js";
import type { Schedule } from "../schedules/schedule.js";
import { chain } from "../transformations/chain.js";
import { scaleByLearningRate } from "../transformations/scale-by-learning-rate.js";
import { named } from "./named.js";

/** Options of `adagrad`. */
export interface AdagradOptions {
  /** One rate for all steps, or a schedule. */
  readonly learningRate: number | Schedule;
  /** The sum of squares before the first step; 0 unless said otherwise. */
  readonly initialAccumulator?: number;
  /** Keeps the quotient finite; 1e-10 unless said otherwise. */
  readonly epsilon?: number;
}

/** What `adagrad` keeps from step to step: s. */
export type AdagradState = { readonly sumOfSquares: Vector };

/**
 * Adagrad, in which each parameter slows down by what it has met so far:
 *
 *   s ← s + g²,  θ ← θ − rate · g / (√s + ε)
 *
 * Throws  OptionError when a rate or initialAccumulator is negative or not finite, or epsilon not above 0
 * Source  Duchi, Hazan & Singer, Adaptive Subgradient Methods for Online Learning and Stochastic Optimization (2011)
 */
export const adagrad = ({
  learningRate,
  initialAccumulator = 0,
  epsilon = 1e-10,
}: AdagradOptions): GradientTransformation<readonly [AdagradState, None]> => {
  expectOption("adagrad", "initialAccumulator", "a finite number ≥ 0", initialAccumulator);
  expectOption("adagrad", "epsilon", "a finite number > 0", epsilon);
  const divideByRoot: GradientTransformation<AdagradState> = {
    name: "divideByRootOfSum",
    initialize: (ops, length) => ({ sumOfSquares: ops.fill([length], initialAccumulator) }),
    update({ ops, gradient, state }) {
      const sumOfSquares = ops.add(state.sumOfSquares, ops.multiply(gradient, gradient));
      return { update: ops.divide(gradient, ops.add(ops.sqrt(sumOfSquares), epsilon)), state: { sumOfSquares } };
    },
  };
  return named("adagrad", () => chain(divideByRoot, scaleByLearningRate(learningRate)));
};
