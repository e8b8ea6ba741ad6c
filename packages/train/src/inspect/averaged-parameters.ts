import { averagedWeights } from "@gd/optim";
import { fromElements, rowMajor, sizeOf } from "@gd/tensor";
import { viewsOf } from "../step/views-of.js";
import type { TrainingState } from "../training-state.js";

/**
 * The parameters of a model as `ema` in its optimizer averages them, for `evaluate` and `predict`.
 *
 *   evaluate(setup, { ...state, parameters: averagedParameters(state) }, data)
 *
 * Throws  ArgumentError when the optimizer has no `ema`, or several
 */
export const averagedParameters = <P extends TrainingState["parameters"]>({
  parameters,
  optimizerState,
}: Pick<TrainingState, "optimizerState"> & { readonly parameters: P }): P => {
  const average = rowMajor(averagedWeights(optimizerState));
  return viewsOf(parameters, (start, { shape }) => fromElements(average.subarray(start, start + sizeOf(shape)), shape));
};
