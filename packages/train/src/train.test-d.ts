import { type Dataset, dataset } from "@gd/data";
import { linear, relu, sequential } from "@gd/layers";
import { accuracy, defineMetric, meanSquaredError, residualSumOfSquares, softmaxCrossEntropy } from "@gd/losses";
import { adam, reduceOnPlateau, type Schedule } from "@gd/optim";
import { type Batch, type Tensor, tensor } from "@gd/tensor";
import { expectTypeOf, test } from "vitest";
import { createTraining, evaluate, findLearningRate, loadCheckpoint, predict, saveCheckpoint, train } from "./index.js";

const model = sequential(linear(2, 3), relu, linear(3, 2));
const optimizer = adam({ learningRate: 0.1 });
const labelled = { model, loss: softmaxCrossEntropy, optimizer };
declare const data: Dataset<readonly [2], readonly []>;
declare const wide: Dataset<readonly [3], readonly []>;
declare const pairs: Dataset<readonly [2], readonly [2]>;
declare const triples: Dataset<readonly [2], readonly [3]>;

test("validation has a number for the loss and for each metric, by name", async () => {
  for await (const event of train({ ...labelled, data, validation: data, metrics: { accuracy } })) {
    if (event.type !== "epoch") continue;
    expectTypeOf(event.validation.accuracy).toBeNumber();
    expectTypeOf(event.validation.loss).toBeNumber();
    // @ts-expect-error a metric that was not asked for
    event.validation.precision;
  }
  for await (const event of train({ ...labelled, data, validation: data })) {
    // @ts-expect-error a metric that was not asked for
    if (event.type === "epoch") event.validation.accuracy;
  }
});

test("a metric keeps the type of its result", async () => {
  const counts = defineMetric("counts", () => ({ add: () => {}, result: (): readonly number[] => [1, 2] }));
  const metrics = {
    counts,
    /** A loss, whose value is a mean over the batch. */
    crossEntropy: softmaxCrossEntropy,
    largest: (output: Batch<readonly [2]>) => output.data[0]!,
  };
  for await (const event of train({ ...labelled, data, validation: data, metrics })) {
    if (event.type !== "epoch") continue;
    expectTypeOf(event.validation.counts).toEqualTypeOf<readonly number[]>();
    expectTypeOf(event.validation.crossEntropy).toBeNumber();
    expectTypeOf(event.validation.largest).toBeNumber();
  }
  const state = createTraining(labelled).state();
  const inline = evaluate(labelled, state, data, {
    metrics: {
      // The compiler knows what a function is given.
      first: (output, target) => {
        expectTypeOf(output).toEqualTypeOf<Batch<readonly [2]>>();
        expectTypeOf(target).toEqualTypeOf<Batch<readonly []>>();
        return output.data[0]! - target.data[0]!;
      },
    },
  });
  expectTypeOf(inline.first).toBeNumber();
});

test("metrics that do not fit the model are refused", () => {
  const state = createTraining(labelled).state();
  // @ts-expect-error labels for a loss of targets
  evaluate(labelled, state, data, { metrics: { meanSquaredError } });
  // @ts-expect-error outputs of 2 numbers for a metric of 3
  evaluate(labelled, state, data, { metrics: { wrong: (output: Batch<readonly [3]>) => output.data[0]! } });
  // @ts-expect-error a metric that is no number
  evaluate(labelled, state, data, { metrics: { text: () => "good" } });
});

test("metrics of a training take the targets of its validation", () => {
  const ofPairs = (output: Batch<readonly [2]>, target: Batch<readonly [2]>) => output.data[0]! - target.data[0]!;
  train({ ...labelled, data, validation: pairs, metrics: { ofPairs } });
  train({ ...labelled, data: pairs, validation: pairs, metrics: { meanSquaredError } });
  // @ts-expect-error labels for a metric of pairs
  train({ ...labelled, data: pairs, validation: data, metrics: { ofPairs } });
  train({
    ...labelled,
    data: pairs,
    validation: data,
    metrics: {
      first: (output, target) => {
        expectTypeOf(target).toEqualTypeOf<Batch<readonly []>>();
        return output.data[0]! - target.data[0]!;
      },
    },
  });
});

test("without examples for validation there may be none", async () => {
  for await (const event of train({ ...labelled, data, metrics: { accuracy } })) {
    // @ts-expect-error it may be undefined
    if (event.type === "epoch") event.validation.accuracy;
  }
});

test("parameters keep their names and shapes", async () => {
  for await (const event of train({ ...labelled, data })) {
    expectTypeOf(event.training.state().parameters[0].weight).toEqualTypeOf<Tensor<readonly [2, 3]>>();
    if (event.type !== "end") continue;
    expectTypeOf(event.state.parameters[0].weight).toEqualTypeOf<Tensor<readonly [2, 3]>>();
  }
  expectTypeOf(createTraining(labelled).state().parameters[2].bias).toEqualTypeOf<Tensor<readonly [2]>>();
});

test("data and losses that do not fit the model are refused", () => {
  // @ts-expect-error inputs of 3 numbers
  train({ ...labelled, data: wide });
  // @ts-expect-error inputs of 3 numbers to validate with
  train({ ...labelled, data, validation: wide });
  // @ts-expect-error targets of 3 numbers to validate with
  train({ ...labelled, data, validation: triples });
  // @ts-expect-error labels for a loss of targets
  train({ model, loss: meanSquaredError, optimizer, data });
  // @ts-expect-error targets of 2 numbers for a model of 1
  train({ model: linear(2, 1), loss: meanSquaredError, optimizer, data: pairs });
  // @ts-expect-error no data
  train(labelled);
  train({ model, loss: meanSquaredError, optimizer, data: pairs });
  train({ model, loss: softmaxCrossEntropy, optimizer, data: pairs });
});

test("a step takes examples that fit the model and the loss", () => {
  const training = createTraining({ model, loss: residualSumOfSquares, optimizer });
  const input = tensor([[1, 2]]);
  expectTypeOf(training.step({ input, target: input }).loss).toBeNumber();
  // @ts-expect-error a target of 3 numbers
  training.step({ input, target: tensor([[1, 2, 3]]) });
  // @ts-expect-error a label for a loss of targets
  training.step({ input, target: tensor([1]) });
  // @ts-expect-error an input of 3 numbers
  training.step({ input: tensor([[1, 2, 3]]), target: input });
});

test("evaluate and predict", () => {
  const state = createTraining(labelled).state();
  expectTypeOf(evaluate(labelled, state, data, { metrics: { accuracy } }).accuracy).toBeNumber();
  // @ts-expect-error inputs of 3 numbers
  evaluate(labelled, state, wide);
  expectTypeOf(predict(labelled, state, tensor([[1, 2]]))).toEqualTypeOf<Batch<readonly [2]>>();
  expectTypeOf(predict(labelled, state, tensor([1, 2]))).toEqualTypeOf<Tensor<readonly [2]>>();
  // @ts-expect-error an input of 3 numbers
  predict(labelled, state, tensor([1, 2, 3]));
  expectTypeOf(dataset(tensor([[1, 2]]), tensor([0]))).toExtend<typeof data>();
});

test("what is watched is the loss or a metric that is a number", () => {
  const matrix = defineMetric("matrix", () => ({ add: () => {}, result: (): readonly number[] => [1] }));
  const validated = { ...labelled, data, validation: data, metrics: { accuracy, matrix } };
  train({ ...validated, earlyStopping: { patience: 3 } });
  train({ ...validated, earlyStopping: { patience: 3, metric: "accuracy", goal: "maximum" } });
  // @ts-expect-error a metric that is not a number
  train({ ...validated, earlyStopping: { patience: 3, metric: "matrix", goal: "maximum" } });
  // @ts-expect-error a metric that was not asked for
  train({ ...validated, earlyStopping: { patience: 3, metric: "precision", goal: "maximum" } });
  // @ts-expect-error no patience
  train({ ...validated, earlyStopping: {} });
  const onPlateau = reduceOnPlateau({ goal: "maximum" });
  train({ ...validated, onPlateau });
  train({ ...validated, onPlateau: { ...onPlateau, metric: "accuracy" } });
  // @ts-expect-error a metric that was not asked for
  train({ ...validated, onPlateau: { ...onPlateau, metric: "precision" } });
});

test("a checkpoint has the state of the setup, and a range test takes its data", () => {
  const state = createTraining(labelled).state();
  expectTypeOf(loadCheckpoint(labelled, saveCheckpoint(state))).toEqualTypeOf<typeof state>();
  const make = (learningRate: Schedule) => adam({ learningRate });
  findLearningRate({ ...labelled, optimizer: make, data, state });
  // @ts-expect-error inputs of 3 numbers
  findLearningRate({ ...labelled, optimizer: make, data: wide });
  // @ts-expect-error an optimizer that has a rate
  findLearningRate({ ...labelled, data });
});
