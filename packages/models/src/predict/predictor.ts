import type { Target } from "@gd/tables";
import type { Interpreter, SynchronousInterpreter } from "@gd/tensor";
import { defaultInterpreter } from "./default-interpreter.js";
import { type Answering, type Predictor, type PredictorOptions, predictorWith } from "./predictor-with.js";

/**
 * Answers of a model for rows: of a class its name, with the probabilities of all; of a number its value in its own units.
 *
 * ```ts
 * const predict = predictor(loadModel(bytes));
 * const [answer] = predict([{ bill_length_mm: 46.5, island: "Biscoe", sex: null }]);
 * answer?.class; // "Gentoo"
 * ```
 *
 * Rows that are objects become the features that the model was trained with; numbers, in lists or as a tensor, are inputs as
 * they are. There may be any number of rows. Probabilities are computed in float64.
 *
 * Throws  TableError for rows that have other columns, or values of another kind; ArgumentError for what is no rows; ShapeError
 *         for numbers of another shape
 */
export const predictor = <
  T extends Target | undefined = Target | undefined,
  I extends Interpreter = SynchronousInterpreter,
>(
  loaded: Answering<T>,
  options: PredictorOptions<I> = {},
): Predictor<T, I> => predictorWith(loaded, options, defaultInterpreter);
