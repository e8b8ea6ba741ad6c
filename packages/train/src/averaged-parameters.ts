import { averagedWeights } from "@gd/optim";
import { mapLeaves, type Parameters, type Shape, sizeOf } from "@gd/tensor";
import { contextOf, type TrainingSetup } from "./training-setup.js";
import type { TrainingState } from "./training-state.js";

/**
 * The parameters of a model as `ema` in its optimizer averages them, for `evaluate` and `predict`: views of the average,
 * which change as the training goes on.
 *
 *   evaluate(setup, { ...state, parameters: averagedParameters(setup, state) }, data)
 *
 * Throws  OptionError when the optimizer has no `ema`, or several
 */
export const averagedParameters = <In extends Shape, Out extends Shape, P extends Parameters, S extends Parameters>(
  setup: Pick<TrainingSetup<In, Out, Shape, P, S>, "model" | "ops" | "seed" | "observe">,
  { parameters, optimizerState }: Pick<TrainingState<P, S>, "parameters" | "optimizerState">,
): P => {
  const { ops } = contextOf(setup);
  const average = averagedWeights(optimizerState);
  let start = 0;
  return mapLeaves(parameters, ({ shape }) => {
    const view = ops.slice(average, start, shape);
    start += sizeOf(shape);
    return view;
  });
};
