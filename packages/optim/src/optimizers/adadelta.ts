import type { GradientTransformation, None, Vector } from "@gd/tensor";
import { expectOption } from "../expect-option.js";
import type { Schedule } from "../schedules/schedule.js";
import { chain } from "../transformations/chain.js";
import { runningMean } from "../transformations/running-mean.js";
import { scaleByLearningRate } from "../transformations/scale-by-learning-rate.js";
import { named } from "./named.js";

/** Options of `adadelta`. */
export interface AdadeltaOptions {
  /** 1 unless said otherwise. */
  readonly learningRate?: number | Schedule;
  /** The share ρ of the means of squares that a step keeps; 0.9 unless said otherwise. */
  readonly varianceDecay?: number;
  /** Lets the first steps, of which it is the scale, begin; 1e-6 unless said otherwise. */
  readonly epsilon?: number;
}

/** What `adadelta` keeps from step to step: v and w, running means of squares. */
export type AdadeltaState = { readonly squaredGradient: Vector; readonly squaredUpdate: Vector };

/**
 * Adadelta, whose steps have the size of those before them, and so the units of θ whatever those of the gradient are:
 *
 *   v ← ρv + (1 − ρ)g²,  u = g · √(w + ε) / √(v + ε),  w ← ρw + (1 − ρ)u²,  θ ← θ − rate · u
 *
 * Throws  OptionError when a rate is negative or not finite, varianceDecay not from 0 to below 1, or epsilon not above 0
 * Source  Zeiler, ADADELTA: An Adaptive Learning Rate Method (2012), algorithm 1
 */
export const adadelta = ({
  learningRate = 1,
  varianceDecay = 0.9,
  epsilon = 1e-6,
}: AdadeltaOptions = {}): GradientTransformation<readonly [AdadeltaState, None]> => {
  expectOption("adadelta", "varianceDecay", "a number from 0 to below 1", varianceDecay);
  expectOption("adadelta", "epsilon", "a finite number > 0", epsilon);
  const scaleByUpdates: GradientTransformation<AdadeltaState> = {
    name: "scaleByUpdates",
    initialize: (ops, length) => ({ squaredGradient: ops.fill([length], 0), squaredUpdate: ops.fill([length], 0) }),
    update({ ops, gradient, state }) {
      const root = (meanOfSquares: Vector) => ops.sqrt(ops.add(meanOfSquares, epsilon));
      const squaredGradient = runningMean(ops, state.squaredGradient, ops.multiply(gradient, gradient), varianceDecay);
      const update = ops.multiply(gradient, ops.divide(root(state.squaredUpdate), root(squaredGradient)));
      const squaredUpdate = runningMean(ops, state.squaredUpdate, ops.multiply(update, update), varianceDecay);
      return { update, state: { squaredGradient, squaredUpdate } };
    },
  };
  return named("adadelta", () => chain(scaleByUpdates, scaleByLearningRate(learningRate)));
};
