import type { AnyDataset, AsyncDataset, Dataset } from "@gd/data";
import { linear, relu, sequential } from "@gd/layers";
import { accuracy, softmaxCrossEntropy } from "@gd/losses";
import { adam } from "@gd/optim";
import { type Batch, referenceInterpreter, type Tensor, tensor } from "@gd/tensor";
import { type ClosableInterpreter, wasmInterpreter } from "@gd/tensor-wasm";
import { expectTypeOf, test } from "vitest";
import type { LaterInterpreter } from "../test/later-interpreter.js";
import {
  createTraining,
  evaluate,
  loadCheckpoint,
  predict,
  type StepResult,
  type Training,
  type TrainingState,
  train,
} from "./index.js";

const model = sequential(linear(2, 3), relu, linear(3, 2));
const setup = { model, loss: softmaxCrossEntropy, optimizer: adam({ learningRate: 0.1 }) };
declare const later: LaterInterpreter;
declare const data: Dataset<readonly [2], readonly []>;
declare const laterData: AsyncDataset<readonly [2], readonly []>;
declare const anyData: AnyDataset<readonly [2], readonly []>;
const examples = { input: tensor([[1, 2]]), target: tensor([1]) };
const metrics = { accuracy };
type Evaluated = { readonly loss: number } & { readonly accuracy: number };

test("an interpreter whose memory is elsewhere promises its answers", async () => {
  const options = { ...setup, interpreter: later };
  const training = createTraining(options);
  expectTypeOf(training.step(examples)).toEqualTypeOf<Promise<StepResult>>();
  expectTypeOf(training.evaluate(data, { metrics })).toEqualTypeOf<Promise<Evaluated>>();
  expectTypeOf(training.predict(tensor([[1, 2]]))).toEqualTypeOf<Promise<Batch<readonly [2]>>>();
  expectTypeOf(training.predict(tensor([1, 2]))).toEqualTypeOf<Promise<Tensor<readonly [2]>>>();
  expectTypeOf(training.state()).toEqualTypeOf<Promise<TrainingState<typeof model>>>();
  expectTypeOf(training.save()).toEqualTypeOf<Promise<Uint8Array<ArrayBuffer>>>();
  const state = await training.state();
  expectTypeOf(evaluate(options, state, data, { metrics })).toEqualTypeOf<Promise<Evaluated>>();
  expectTypeOf(predict(options, state, tensor([1, 2]))).toEqualTypeOf<Promise<Tensor<readonly [2]>>>();
  // A checkpoint is read without it.
  expectTypeOf(loadCheckpoint(options, await training.save())).toEqualTypeOf<TrainingState<typeof model>>();
  for await (const event of train({ ...options, data })) {
    expectTypeOf(event.training).toEqualTypeOf<Training<typeof model, typeof softmaxCrossEntropy, LaterInterpreter>>();
    if (event.type === "step") expectTypeOf(event.loss).toBeNumber();
    if (event.type === "end") expectTypeOf(event.state).toEqualTypeOf<TrainingState<typeof model>>();
  }
});

test("the reference, WebAssembly and the default answer at once", async () => {
  const reference = createTraining({ ...setup, interpreter: referenceInterpreter() });
  const wasm = createTraining({ ...setup, interpreter: wasmInterpreter() });
  const byDefault = createTraining(setup);
  expectTypeOf(byDefault).toEqualTypeOf(reference);
  // Its interpreter can be closed as well.
  expectTypeOf(wasm).toEqualTypeOf<Training<typeof model, typeof softmaxCrossEntropy, ClosableInterpreter>>();
  expectTypeOf(wasm.step(examples)).toEqualTypeOf<StepResult>();
  expectTypeOf(wasm.state()).toEqualTypeOf<TrainingState<typeof model>>();
  expectTypeOf(byDefault.step(examples)).toEqualTypeOf<StepResult>();
  expectTypeOf(byDefault.evaluate(data, { metrics })).toEqualTypeOf<Evaluated>();
  expectTypeOf(byDefault.predict(tensor([1, 2]))).toEqualTypeOf<Tensor<readonly [2]>>();
  expectTypeOf(byDefault.state()).toEqualTypeOf<TrainingState<typeof model>>();
  expectTypeOf(byDefault.save()).toEqualTypeOf<Uint8Array<ArrayBuffer>>();
  for await (const event of train({ ...setup, data })) expectTypeOf(event.training).toEqualTypeOf<typeof byDefault>();
});

test("examples that take a while promise an evaluation, and nothing else", async () => {
  const training = createTraining(setup);
  expectTypeOf(training.evaluate(laterData, { metrics })).toEqualTypeOf<Promise<Evaluated>>();
  expectTypeOf(training.evaluate(anyData, { metrics })).toEqualTypeOf<Evaluated | Promise<Evaluated>>();
  expectTypeOf(evaluate(setup, training.state(), laterData, { metrics })).toEqualTypeOf<Promise<Evaluated>>();
  for await (const event of train({ ...setup, data: laterData, validation: laterData, metrics })) {
    if (event.type === "epoch") expectTypeOf(event.validation).toEqualTypeOf<Evaluated>();
    if (event.type === "end") expectTypeOf(event.training.state()).toEqualTypeOf<TrainingState<typeof model>>();
  }
});

test("examples that take a while have sizes, too", () => {
  const narrow = linear(3, 2);
  // @ts-expect-error The model takes examples [3], and these are [2].
  train({ ...setup, model: narrow, data: laterData });
});
