import { type Features, featureNames, type Target } from "@gd/tables";
import {
  type Answer,
  ArgumentError,
  coefficientsAt,
  createContext,
  expectArgument,
  expectInterpreter,
  expectLayer,
  expectOptions,
  expectParameters,
  expectSize,
  formatShape,
  type Interpreter,
  LabelError,
  type Layer,
  mapLeaves,
  type Parameters,
  ShapeError,
  type SynchronousInterpreter,
  sameShape,
  settle,
  sizeOf,
  waitFor,
} from "@gd/tensor";
import { learnedFeatures, learnedTarget } from "../file/learned.js";
import type { LoadedModel } from "../file/load-model.js";
import type { ModelAnswer } from "./answer.js";
import { answerer, expectNumbers } from "./answerer.js";
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

/** `predictor`, with what computes where no interpreter is given. */
export const predictorWith = <T extends Target | undefined, I extends Interpreter>(
  answering: Answering<T>,
  options: PredictorOptions<I>,
  defaultInterpreter: () => Interpreter,
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
  if (features !== undefined) expectWidth(features, model);
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
  const answer = answerer(model, target);
  const size = sizeOf(model.outputShape);
  const kind = { inputShape: model.inputShape, features, dtype: ops.dtype };

  function* answers(rows: Rows): Generator<unknown, readonly ModelAnswer[], never> {
    const inputs = inputsOf(rows, kind);
    const all: ModelAnswer[] = [];
    for (let start = 0; start < inputs.length; start += batchSize) {
      const end = Math.min(start + batchSize, inputs.length);
      const batch = inputs.slice(start, end);
      const output = interpreter.step(() => {
        const coefficients = coefficientsAt(model, ops, 0);
        // The model checks the shape of its input.
        const input = ops.from(batch) as never;
        try {
          return model.forward({ ...context, coefficients }, parameters, input, statistics).output;
        } catch (error) {
          throw ofState(error, state);
        }
      });
      const elements = yield* waitFor(interpreter.read(output));
      for (let i = 0; i < end - start; i++) {
        // Not a slice of the elements, which is many times as slow.
        const outputs: number[] = [];
        for (let j = 0; j < size; j++) outputs.push(elements[i * size + j]!);
        expectNumbers(outputs, start + i + 1);
        all.push(answer(outputs));
      }
    }
    return all;
  }
  // By the type of the interpreter, the value is there at once or promised.
  return (rows) => settle(answers(rows)) as Answer<I, readonly ModelAnswer<T>[]>;
};

/** Throws an ArgumentError unless features are as many as a model's inputs. */
const expectWidth = (features: Features, { inputShape }: Layer): void => {
  const { length } = featureNames(learnedFeatures("predictor(loaded.features)", features));
  expectArgument(sameShape(inputShape, [length]), {
    place: "predictor(loaded.features)",
    expected: `as many features as the model has inputs, ${formatShape(inputShape)}`,
    received: length,
  });
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
