import { averagedWeights } from "@gd/optim";
import {
  ArgumentError,
  expectArgument,
  expectParameters,
  fromElements,
  leaves,
  type Parameters,
  rowMajor,
  sizeOf,
  type Vector,
} from "@gd/tensor";
import { expectState } from "../state/expect-state.js";
import { viewsOf } from "../step/views-of.js";
import type { TrainingState } from "../training-state.js";

/**
 * The averages of a model's parameters that `ema` in its optimizer keeps, to evaluate, predict or train with.
 *
 *   evaluate(setup, { ...state, parameters: averagedParameters(state) }, data)
 *
 * Throws  ArgumentError when the optimizer has no `ema`, or more than one, or one of another model
 */
export const averagedParameters = <P extends TrainingState["parameters"]>(
  state: Pick<TrainingState, "optimizerState"> & { readonly parameters: P },
): P => {
  const place = "averagedParameters(state)";
  expectState(place, state);
  const { parameters, optimizerState } = state;
  expectParameters(place, { parameters, optimizerState });
  const average = rowMajor(averageIn(place, optimizerState));
  const length = leaves(parameters).reduce((total, [, { shape }]) => total + sizeOf(shape), 0);
  expectArgument(average.length === length, {
    place,
    expected: `averages of ${length} parameters, as the model has`,
    received: average.length,
  });
  return viewsOf(parameters, (start, { shape }) => fromElements(average.subarray(start, start + sizeOf(shape)), shape));
};

/** What `averagedWeights` refuses is a state of ours. */
const averageIn = (place: string, optimizerState: Parameters): Vector => {
  try {
    return averagedWeights(optimizerState);
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    const { expected, received, advice } = error;
    throw new ArgumentError({ place: `${place}, in its optimizerState,`, expected, received, advice });
  }
};
