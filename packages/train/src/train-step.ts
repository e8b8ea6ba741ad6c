import type { Examples } from "@gd/data";
import { hasElements, leaves, mapLeaves, type Ops, type Parameters, type Shape, sizeOf, type Tensor } from "@gd/tensor";
import { type AttemptedStep, attemptStep } from "./attempt-step.js";
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
 * Throws  NotFiniteError, before θ is changed, when the loss, the update, the optimizer's new state or the
 *         statistics are not finite; ShapeError, DTypeError;
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
    const attempt = attemptStep(context, setup, state, examples);
    if (!leavesFinite(ops, attempt)) throw explainNotFinite(context, setup, state, examples);
    // The new state may be views of θ or of the old state: it is copied before either changes.
    const place = `${setup.optimizer.name}, in the state it returns,`;
    const newState = ops.concatenate(tensorsLike(state.optimizerState, attempt.optimizerState, place));
    const statistics = mapLeaves(attempt.statistics, (leaf) => ops.variable(leaf));
    ops.increase(state.vector, attempt.update);
    let start = 0;
    for (const [, leaf] of leaves(state.optimizerState)) {
      ops.assign(leaf, ops.slice(newState, start, leaf.shape));
      start += sizeOf(leaf.shape);
    }
    return { loss: attempt.loss, state: { ...state, statistics, step: state.step + 1 } };
  });
};

/** Whether all that a step would leave behind is finite. Where only shapes are followed there is nothing to ask. */
const leavesFinite = (ops: Ops, { loss, update, optimizerState, statistics }: AttemptedStep): boolean => {
  if (!hasElements(update)) return true;
  const kept = [
    update,
    ...leaves(optimizerState).map(([, leaf]) => leaf),
    ...leaves(statistics).map(([, leaf]) => leaf),
  ];
  // A sum finds what is not finite at once, but it also overflows where all elements are finite.
  const finite = (tensor: Tensor) => Number.isFinite(ops.item(ops.sum(tensor))) || notFiniteIndex(tensor) < 0;
  return Number.isFinite(loss) && kept.every(finite);
};
