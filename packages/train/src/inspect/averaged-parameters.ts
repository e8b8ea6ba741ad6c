import { averagedWeights } from "@gd/optim";
import { fromElements, rowMajor, sizeOf } from "@gd/tensor";
import { viewsOf } from "../step/views-of.js";
import type { TrainingState } from "../training-state.js";

/**
 * The averages of a model's parameters that `ema` in its optimizer keeps, to evaluate, predict or train with.
 *
 *   evaluate(setup, { ...state, parameters: averagedParameters(state) }, data)
 *
 * Throws  ArgumentError when the optimizer has no `ema`, or more than one
 */
export const averagedParameters = <P extends TrainingState["parameters"]>({
  parameters,
  optimizerState,
}: Pick<TrainingState, "optimizerState"> & { readonly parameters: P }): P => {
  const average = rowMajor(averagedWeights(optimizerState));
  return viewsOf(parameters, (start, { shape }) => fromElements(average.subarray(start, start + sizeOf(shape)), shape));
};
