import {
  type Answer,
  type Batch,
  coefficientsAt,
  expectTensor,
  fromElements,
  type Interpreter,
  type Layer,
  type SynchronousInterpreter,
  type Tensor,
  whenRead,
} from "@gd/tensor";
import { answer } from "../answer.js";
import { expectInput } from "../expect/expect-input.js";
import { expectSetup } from "../expect/expect-setup.js";
import type { InputFor } from "../fit.js";
import type { InputShape, OutputShape } from "../model-types.js";
import { forwardOf } from "../step/forward-of.js";
import { contextOf, interpreterOf, type ModelSetup } from "../training-setup.js";
import type { ModelState } from "../training-state.js";
import type { Running, RunState } from "./evaluate.js";
import { expectModelState } from "./expect-model-state.js";

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
  expectModelState("predict(state)", setup, state);
  const running = { interpreter: interpreterOf(setup), context: contextOf(setup), setup };
  return answer(predictWith(running, state, input) as PredictionFor<M, T>);
};

/** The output of a running model, copied to the heap. */
export const predictWith = (
  { interpreter, context, setup: { model } }: Omit<Running, "setup"> & { readonly setup: { readonly model: Layer } },
  { parameters, statistics, step = 0 }: RunState,
  input: Tensor,
): Tensor | Promise<Tensor> => {
  expectTensor("predict(input)", input);
  expectInput("predict(input)", model, input);
  const output = interpreter.step(() => {
    const coefficients = coefficientsAt(model, context.ops, step);
    return forwardOf(model, { ...context, training: false, coefficients }, parameters, input, statistics).output;
  });
  return whenRead(interpreter.read(output), (elements) => fromElements(elements, output.shape));
};
