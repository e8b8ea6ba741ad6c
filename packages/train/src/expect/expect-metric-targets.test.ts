import { dataset } from "@gd/data";
import { linear } from "@gd/layers";
import { accuracy, meanSquaredError, rocAuc, softmaxCrossEntropy, topKAccuracy } from "@gd/losses";
import { gradientDescent } from "@gd/optim";
import { ArgumentError, LabelError, type Loss, ShapeError, tensor } from "@gd/tensor";
import { expect, test } from "vitest";
import { createTraining, train } from "../index.js";

const inputs = tensor([
  [1, 2],
  [3, 4],
]);
const setup = {
  model: linear(2, 3),
  loss: softmaxCrossEntropy as Loss,
  optimizer: gradientDescent({ learningRate: 0.1 }),
};
const data = dataset(inputs, tensor([0, 2]));

/** A loss that takes any targets. */
const anyTargets: Loss = {
  name: "anyTargets",
  evaluate: ({ ops }, output) => ({ value: ops.sum(output), backward: () => ops.fill(output.shape, 1) }),
};
const noLabels = dataset(inputs, tensor([0, 7]));

/** The types of the events of a training with a metric. */
const eventsWith = async (metric: unknown, more: object = {}): Promise<readonly string[]> => {
  const options = { ...setup, data, validation: data, metrics: { mine: metric as typeof accuracy }, ...more };
  const types: string[] = [];
  for await (const { type } of train(options)) types.push(type);
  return types;
};

test.each<[metric: unknown, more: object, type: new (...given: never) => Error, message: string]>([
  [meanSquaredError, {}, ShapeError, "in train(metrics): mine › meanSquaredError\n  expects   target [2, 3]"],
  [rocAuc, {}, ShapeError, "in train(metrics): mine › rocAuc\n  expects   output [batch, 1]\n"],
  [
    topKAccuracy({ k: 4 }),
    {},
    ArgumentError,
    "train(metrics): mine › topKAccuracy(k) expects a whole number from 1 to 3",
  ],
  [
    accuracy,
    { loss: anyTargets, data: noLabels, validation: noLabels },
    LabelError,
    "train(metrics): mine › accuracy: the label of example 1 is 7",
  ],
])("%o is refused before the first step", async (metric, more, type, message) => {
  const model = { ...setup.model, forward: () => expect.unreachable() };
  await expect(eventsWith(metric, { model, ...more })).rejects.toThrow(type);
  await expect(eventsWith(metric, { model, ...more })).rejects.toThrow(message);
});

test("evaluate names the metric, too", () => {
  const call = () => createTraining(setup).evaluate(data, { metrics: { mine: topKAccuracy({ k: 4 }) } });
  expect(call).toThrow("evaluate(metrics): mine › topKAccuracy(k) expects");
  const uncalled = () => createTraining(setup).evaluate(data, { metrics: { mine: topKAccuracy as never } });
  expect(uncalled).toThrow(/^evaluate\(metrics\): mine › topKAccuracy\(options\) expects .* Call it to make a metric/);
});

test("a function is called by the validation only, and an accumulator may take no zeros", async () => {
  let calls = 0;
  const counting = () => ++calls;
  expect(await eventsWith(counting)).toEqual(["step", "epoch", "end"]);
  expect(calls).toBe(1);
  const add = (output: typeof inputs) => {
    if (output.data.every((x) => x === 0)) throw new Error("no direction");
  };
  expect(await eventsWith({ start: () => ({ add, result: () => 1 }) })).toEqual(["step", "epoch", "end"]);
});
