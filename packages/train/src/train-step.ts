import type { Examples } from "@gd/data";
import type { Parameters, Shape } from "@gd/tensor";
import { compiledStep } from "./compiled-step.js";
import type { Decided } from "./decided.js";
import { explainNotFinite } from "./explain-not-finite.js";
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
 * One step of training on one batch: forward, loss, backward, update. θ, the statistics and the optimizer's state change
 * in place, and the memory of all that is computed on the way serves the next step.
 *
 * Throws  NotFiniteError, before anything is changed, when the loss, the update, the optimizer's new state or the
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
  const loss = compiledStep(setup, state)([examples.input, examples.target], state.step);
  if (loss === undefined) {
    const context = contextOf(setup);
    throw context.ops.step(() => explainNotFinite(context, setup, state, examples));
  }
  const { vector, parameters, statistics, optimizerState, step, epoch } = state;
  return { loss, state: { vector, parameters, statistics, optimizerState, step: step + 1, epoch } };
};
