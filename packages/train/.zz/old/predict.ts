import type { Batch, Parameters, Shape } from "@gd/tensor";
import { contextOf, type TrainingSetup } from "./training-setup.js";
import type { TrainingState } from "./training-state.js";

/** The model's output for a batch, in evaluation. */
export const predict = <In extends Shape, Out extends Shape, P extends Parameters, S extends Parameters>(
  setup: Pick<TrainingSetup<In, Out, Shape, P, S>, "model" | "ops" | "seed">,
  { parameters, statistics }: Pick<TrainingState<P, S>, "parameters" | "statistics">,
  input: Batch<In>,
): Batch<Out> =>
  setup.model.forward({ ...contextOf(setup), training: false }, parameters, input, statistics).output;
