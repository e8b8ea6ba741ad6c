import type { Examples } from "@gd/data";
import { leaves, type Parameters, type Shape } from "@gd/tensor";
import { attemptStep } from "./attempt-step.js";
import type { Decided } from "./decided.js";
import { explainNotFinite } from "./explain-not-finite.js";
import { notFiniteIndex } from "./not-finite-index.js";
import { tensorsLike } from "./tensors-like.js";
import { contextOf, type TrainingSetup } from "./training-setup.js";
import type { TrainingState } from "./training-state.js";

/** A step that was taken. */
export interface TrainingStep<P extends Parameters = Parameters, S extends Parameters = Parameters> {
  /** The loss of the batch before the step. */
  readonly loss: number;
  /** After the step. */
  readonly state: TrainingState<P, S>;
}

/**
 * One step of training on one batch: forward, loss, backward, update. θ and the optimizer's state change in place, and
 * the memory of all that is computed on the way serves the next step.
 *
 * Throws  NotFiniteError, before θ is changed, when the loss or an update is not finite; ShapeError, DTypeError;
 *         TrainingArgumentError when the model's gradients do not match its parameters
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
  examples: Examples<Decided<In>, Target>,
): TrainingStep<P, S> => {
  const context = contextOf(setup);
  const { ops } = context;
  return ops.step(() => {
    const { loss, update, statistics, optimizerState } = attemptStep(context, setup, state, examples);
    // A sum finds what is not finite at once, but it also overflows where all elements are finite.
    const updateIsFinite = Number.isFinite(ops.item(ops.sum(update))) || notFiniteIndex(update) < 0;
    if (!(updateIsFinite && Number.isFinite(loss))) throw explainNotFinite(context, setup, state, examples);
    ops.increase(state.vector, update);
    const newState = tensorsLike(state.optimizerState, optimizerState, `${setup.optimizer.name}, in its state,`);
    leaves(state.optimizerState).forEach(([, leaf], i) => void ops.assign(leaf, newState[i]!));
    return { loss, state: { ...state, statistics, step: state.step + 1 } };
  });
};
