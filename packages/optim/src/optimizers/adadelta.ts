import { expectNumber, expectOptions, type GradientTransformation, type None, type Vector } from "@gd/tensor";
import type { Schedule } from "../schedules/schedule.js";
import { chain } from "../transformations/chain.js";
import { defineTransformation } from "../transformations/define-transformation.js";
import { runningMean } from "../transformations/running-mean.js";
import { scaleByLearningRate } from "../transformations/scale-by-learning-rate.js";
import { named } from "./named.js";

/** Options of `adadelta`. */
export interface AdadeltaOptions {
  /** A constant, or a schedule. Default: 1. */
  readonly learningRate?: number | Schedule;
  /** The fraction ρ of the means of squares that each step keeps. Default: 0.9. */
  readonly varianceDecay?: number;
  /** Sets the scale of the first steps, which could not begin without it. Default: 1e-6. */
  readonly epsilon?: number;
}

/** State of `adadelta`: v and w, running means of squares. */
export type AdadeltaState = { readonly squaredGradient: Vector; readonly squaredUpdate: Vector };

/**
 * Adadelta, which sizes each step by those before it, so that steps have the units of θ whatever those of the gradient:
 *
 *   v ← ρv + (1 − ρ)g²,  u = g · √(w + ε) / √(v + ε),  w ← ρw + (1 − ρ)u²,  θ ← θ − rate · u
 *
 * Source  Zeiler, ADADELTA: An Adaptive Learning Rate Method (2012), algorithm 1
 */
export const adadelta = (options: AdadeltaOptions = {}): GradientTransformation<readonly [AdadeltaState, None]> => {
  const {
    learningRate = 1,
    varianceDecay = 0.9,
    epsilon = 1e-6,
  } = expectOptions("adadelta", options, ["learningRate", "varianceDecay", "epsilon"]);
  expectNumber("adadelta(varianceDecay)", varianceDecay, { from: 0, below: 1 });
  expectNumber("adadelta(epsilon)", epsilon, { above: 0 });
  const scaleByUpdates = defineTransformation<AdadeltaState>({
    name: "scaleByUpdates",
    initialize: (ops, length) => ({ squaredGradient: ops.fill([length], 0), squaredUpdate: ops.fill([length], 0) }),
    update({ ops, gradient, state }) {
      const root = (meanOfSquares: Vector) => ops.sqrt(ops.add(meanOfSquares, epsilon));
      const squaredGradient = runningMean(ops, state.squaredGradient, ops.multiply(gradient, gradient), varianceDecay);
      const update = ops.multiply(gradient, ops.divide(root(state.squaredUpdate), root(squaredGradient)));
      const squaredUpdate = runningMean(ops, state.squaredUpdate, ops.multiply(update, update), varianceDecay);
      return { update, state: { squaredGradient, squaredUpdate } };
    },
  });
  return named("adadelta", { learningRate, varianceDecay, epsilon }, () =>
    chain(scaleByUpdates, scaleByLearningRate(learningRate)),
  );
};
