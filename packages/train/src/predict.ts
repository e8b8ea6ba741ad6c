import type { Batch, Parameters, Shape, Tensor } from "@gd/tensor";
import { contextOf, type TrainingSetup } from "./training-setup.js";
import type { TrainingState } from "./training-state.js";

/** What `predict` needs of a setup. */
export type PredictionSetup<In extends Shape, Out extends Shape, P extends Parameters, S extends Parameters> = Pick<
  TrainingSetup<In, Out, Shape, P, S>,
  "model" | "ops" | "seed" | "observe"
>;
/** What `predict` needs of a training state. */
export type PredictionState<P extends Parameters, S extends Parameters> = Pick<
  TrainingState<P, S>,
  "parameters" | "statistics"
>;

/**
 * The model's output for a batch or a single example, in evaluation: statistics are used and not changed.
 *
 * Throws  ShapeError, DTypeError
 */
export function predict<In extends Shape, Out extends Shape, P extends Parameters, S extends Parameters>(
  setup: PredictionSetup<In, Out, P, S>,
  state: PredictionState<P, S>,
  input: Batch<In>,
): Batch<Out>;
export function predict<In extends Shape, Out extends Shape, P extends Parameters, S extends Parameters>(
  setup: PredictionSetup<In, Out, P, S>,
  state: PredictionState<P, S>,
  input: Tensor<In>,
): Tensor<Out>;
export function predict(
  setup: PredictionSetup<Shape, Shape, Parameters, Parameters>,
  { parameters, statistics }: PredictionState<Parameters, Parameters>,
  input: Tensor,
): Tensor {
  const context = { ...contextOf(setup), training: false };
  return context.ops.step(() => setup.model.forward(context, parameters, input, statistics).output);
}
