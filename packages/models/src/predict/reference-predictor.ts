import type { Target } from "@gd/tables";
import { type Interpreter, referenceInterpreter, type SynchronousInterpreter } from "@gd/tensor";
import { type Answering, type Predictor, type PredictorOptions, predictorWith } from "./predictor-with.js";

/**
 * `predictor` of `@gd/models`, which computes with `referenceInterpreter()` unless it is given another, such as
 * `bestInterpreter()` of `@gd/tensor-wasm`: that is much faster for all but small models, and larger than all of this.
 */
export const predictor = <
  T extends Target | undefined = Target | undefined,
  I extends Interpreter = SynchronousInterpreter,
>(
  loaded: Answering<T>,
  options: PredictorOptions<I> = {},
): Predictor<T, I> => predictorWith(loaded, options, referenceInterpreter);
