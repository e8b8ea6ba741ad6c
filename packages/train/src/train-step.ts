import type { Examples } from "@gd/data";
import { allocate, fromElements, type Parameters, type Shape, type Vector } from "@gd/tensor";
import { compiledStep } from "./compiled-step.js";
import type { Decided } from "./decided.js";
import { explainNotFinite } from "./explain-not-finite.js";
import type { Norms } from "./norms.js";
import { contextOf, type TrainingSetup } from "./training-setup.js";
import type { TrainingState } from "./training-state.js";

/** A step that was taken. */
export interface TrainingStep<P extends Parameters = Parameters, S extends Parameters = Parameters> {
  /** The loss of the batch before the step, with what the parameters cost. */
  readonly loss: number;
  /** Where the setup asks for them. */
  readonly norms: Norms | undefined;
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
  const { input, target } = examples;
  const { plateau } = state;
  const inputs = plateau === undefined ? [input, target] : [input, target, scalar(plateau.rateFactor, state.vector)];
  const result = compiledStep(setup, state)(inputs, state.step);
  if (result === undefined) {
    const context = contextOf(setup);
    throw context.ops.step(() => explainNotFinite(context, setup, state, examples));
  }
  return { loss: result.loss, norms: result.norms, state: afterStep(state) };
};

/** The state after a step. Written out, as it is made in each step, and copying what is not named takes several times as long. */
const afterStep = <P extends Parameters, S extends Parameters>(state: TrainingState<P, S>): TrainingState<P, S> => {
  const { vector, parameters, statistics, optimizerState, epoch, plateau } = state;
  const step = state.step + 1;
  return plateau === undefined
    ? { vector, parameters, statistics, optimizerState, step, epoch }
    : { vector, parameters, statistics, optimizerState, step, epoch, plateau };
};

const scalar = (value: number, { dtype }: Vector): Vector => fromElements(allocate(dtype, 1).fill(value), [1]);
