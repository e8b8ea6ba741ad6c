import type { Target } from "@gd/tables";
import {
  type Answer,
  ArgumentError,
  coefficientsAt,
  createContext,
  descriptionOf,
  expectArgument,
  expectInterpreter,
  expectLayer,
  expectOptions,
  expectParameters,
  expectSize,
  type Interpreter,
  LabelError,
  mapLeaves,
  type Parameters,
  ShapeError,
  type SynchronousInterpreter,
  settle,
  waitFor,
} from "@gd/tensor";
import { learnedFeatures, learnedTarget } from "../file/learned.js";
import type { LoadedModel } from "../file/load-model.js";
import type { ModelAnswer } from "./answer.js";
import { answerer, answersOf } from "./answerer.js";
import { batchOutputs } from "./batch-outputs.js";
import { defaultInterpreter } from "./default-interpreter.js";
import { expectWidth } from "./expect-width.js";
import { inputsOf, type Rows } from "./inputs-of.js";

/** A model that answers for rows: what `loadModel` returns, or the same by hand. */
export type Answering<T extends Target | undefined = Target | undefined> = Pick<LoadedModel, "model"> & {
  readonly state: Pick<LoadedModel["state"], "parameters"> & Partial<LoadedModel["state"]>;
  readonly features?: LoadedModel["features"];
  readonly target?: T;
};

/** Options of `predictor`. */
export interface PredictorOptions<I extends Interpreter = SynchronousInterpreter> {
  /** What computes. */
  readonly interpreter?: I;
  /** How many rows are computed at once. Default: 1024. */
  readonly batchSize?: number;
}

/** The answers for rows, in their order. */
export type Predictor<
  T extends Target | undefined = Target | undefined,
  I extends Interpreter = SynchronousInterpreter,
> = (rows: Rows) => Answer<I, readonly ModelAnswer<T>[]>;

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
  answering: Answering<T>,
  options: PredictorOptions<I> = {},
): Predictor<T, I> => {
  const isObject = typeof answering === "object" && answering !== null;
  expectArgument(isObject, {
    place: "predictor(loaded)",
    expected: "a model with its state",
    received: answering,
    advice: "loadModel(bytes) returns one; by hand, { model, state: training.state() } is one.",
  });
  // What a file has says more.
  const { model, state, features, target } = answering;
  expectLayer("predictor(loaded.model)", model);
  expectArgument(typeof state === "object" && state !== null, {
    place: "predictor(loaded.state)",
    expected: "the state of the model",
    received: state,
    advice: "loadModel returns one, and so does training.state().",
  });
  expectParameters("predictor(loaded.state.parameters)", state.parameters);
  if (state.statistics !== undefined) expectParameters("predictor(loaded.state.statistics)", state.statistics);
  if (features !== undefined) {
    learnedFeatures("predictor(loaded.features)", features);
    expectWidth("predictor(loaded.features)", features, model.inputShape);
  }
  const given = expectOptions("predictor", options, ["interpreter", "batchSize"]);
  const { batchSize = 1024 } = given;
  expectSize("predictor(batchSize)", batchSize);
  if (given.interpreter !== undefined) expectInterpreter("predictor(interpreter)", given.interpreter);
  const interpreter = given.interpreter ?? defaultInterpreter();
  const { ops } = interpreter;
  const context = createContext({ ops, training: false });
  const variable = (tree: Parameters) => mapLeaves(tree, (leaf) => interpreter.variable(ops.from(leaf)));
  const parameters = variable(state.parameters);
  const statistics = variable(state.statistics ?? model.initializeStatistics(context));
  if (target !== undefined) learnedTarget("predictor(loaded.target)", target);
  const answer = answerer({ outputShape: model.outputShape, description: descriptionOf(model) }, target);
  const kind = { inputShape: model.inputShape, features, dtype: ops.dtype };

  const outputsOf = batchOutputs(interpreter, model, (input) => {
    const coefficients = coefficientsAt(model, ops, 0);
    try {
      // The model checks the shape of its input.
      return model.forward({ ...context, coefficients }, parameters, input, statistics).output;
    } catch (error) {
      throw ofState(error, state);
    }
  });

  function* answers(rows: Rows): Generator<unknown, readonly ModelAnswer[], never> {
    const inputs = inputsOf(rows, kind);
    const all: ModelAnswer[] = [];
    for (let start = 0; start < inputs.length; start += batchSize) {
      const end = Math.min(start + batchSize, inputs.length);
      const elements = yield* waitFor(outputsOf(inputs.slice(start, end)));
      for (const one of answersOf(elements, end - start, start, answer)) all.push(one);
    }
    return all;
  }
  // By the type of the interpreter, the value is there at once or promised.
  return (rows) => settle(answers(rows)) as Answer<I, readonly ModelAnswer<T>[]>;
};

/** What a layer throws where the state is not that of its model, as an error that says so: rows have been looked at. */
const ofState = (error: unknown, state: object): unknown => {
  if (error instanceof LabelError) return error;
  const ours = error instanceof ArgumentError || error instanceof ShapeError;
  if (!ours && !(error instanceof TypeError)) return error;
  return new ArgumentError({
    place: "predictor(loaded.state)",
    expected: "the state of its model",
    received: state,
    advice: ours ? error.message : undefined,
  });
};
