import {
  type Answer,
  type Batch,
  type Interpreter,
  type Layer,
  leaves,
  type SynchronousInterpreter,
  type Tensor,
} from "@gd/tensor";
import { answer } from "../answer.js";
import { expectSetup } from "../expect/expect-setup.js";
import type { InputFor } from "../fit.js";
import type { InputShape, OutputShape } from "../model-types.js";
import { contextOf, interpreterOf, type ModelSetup } from "../training-setup.js";
import type { ModelState } from "../training-state.js";
import { expectModelState } from "./expect-model-state.js";
import { type OutputFunction, outputFunction } from "./output-function.js";

/** A model's output for a batch or a single example. */
export type PredictionFor<M extends Layer, T extends Tensor> = T["shape"]["length"] extends InputShape<M>["length"]
  ? Tensor<OutputShape<M>>
  : Batch<OutputShape<M>>;

/** A model's output for a batch or a single example. Statistics are used but not updated. */
export const predict = <M extends Layer, T extends Tensor, I extends Interpreter = SynchronousInterpreter>(
  setup: ModelSetup<M, I>,
  state: ModelState<M>,
  input: T & InputFor<M, T["shape"]>,
): Answer<I, PredictionFor<M, T>> => {
  expectSetup("predict", setup, []);
  return answer(outputsOf(setup, state)(input, state.step) as PredictionFor<M, T>);
};

/** How a state was run last. */
interface Run extends Required<Pick<ModelSetup<Layer, Interpreter>, "model" | "interpreter">> {
  readonly elements: readonly unknown[];
  readonly outputs: OutputFunction;
}
const runs = new WeakMap<object, Run>();

/** The outputs of a model in a state. That the state is one of the model is looked at once. */
const outputsOf = (setup: ModelSetup<Layer, Interpreter>, state: ModelState): OutputFunction => {
  const { model } = setup;
  const interpreter = interpreterOf(setup);
  const known = runs.get(state);
  if (known?.model === model && known.interpreter === interpreter && setup.observe === undefined) {
    const elements = elementsOf(state);
    if (elements.every((each, i) => each === known.elements[i])) return known.outputs;
  }
  expectModelState("predict(state)", setup, state);
  const outputs = outputFunction({ interpreter, context: contextOf(setup), setup }, state);
  if (setup.observe === undefined) runs.set(state, { model, interpreter, elements: elementsOf(state), outputs });
  return outputs;
};

const elementsOf = ({ parameters, statistics }: ModelState): readonly unknown[] =>
  leaves({ parameters, statistics }).map(([, { data }]) => data);
