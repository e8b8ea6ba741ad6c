import type { Examples } from "@gd/data";
import type { Parameters, Shape, Vector } from "@gd/tensor";
import { attemptStep } from "./attempt-step.js";
import { explainNotFinite } from "./explain-not-finite.js";
import { contextOf, type TrainingSetup } from "./training-setup.js";
import type { TrainingState } from "./training-state.js";

/** A step that was taken. */
export interface TrainingStep<P extends Parameters = Parameters, S extends Parameters = Parameters> {
  /** The loss of the batch before the step. */
  readonly loss: number;
  /** ∂L/∂θ before the step. */
  readonly gradient: Vector;
  /** After the step. */
  readonly state: TrainingState<P, S>;
}

/**
 * One step of training on one batch: forward, loss, backward, update. θ changes in place; all else is new.
 *
 * Throws  NotFiniteError, before θ is changed, when the loss or an update is not finite; ShapeError, DTypeError
 */
export const trainStep = <
  In extends Shape,
  Out extends Shape,
  Target extends Shape,
  P extends Parameters,
  S extends Parameters,
>(
  setup: TrainingSetup<In, Out, Target, P, S>,
  state: TrainingState<P, S>,
  examples: Examples<In, Target>,
): TrainingStep<P, S> => {
  const context = contextOf(setup);
  const { ops } = context;
  const attempt = attemptStep(context, setup, state, examples);
  if (!Number.isFinite(attempt.loss) || !Number.isFinite(ops.item(ops.sum(attempt.update)))) {
    explainNotFinite(context, setup, state, examples);
  }
  ops.increase(state.vector, attempt.update);
  const { loss, gradient, statistics, optimizerState } = attempt;
  return { loss, gradient, state: { ...state, statistics, optimizerState, step: state.step + 1 } };
};
