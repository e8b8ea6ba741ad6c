import { createContext, randomStreams, tensor } from "@gd/tensor";
import { expect, test } from "vitest";
import * as layers from "./index.js";

/** As plain JavaScript calls it. */
const call = (f: unknown, ...given: readonly unknown[]): unknown => (f as (...given: unknown[]) => unknown)(...given);
const { linear, sequential, heNormal } = layers;
const random = randomStreams(1).stream("weight");
const CALLED = "A layer with options is called, as in linear(64, 10) or dropout({ rate: 0.5 }).";

test.each<[string, () => unknown]>([
  ['linear(inputs) expects a whole number ≥ 1, but received "2".', () => call(linear, "2", 2)],
  ["linear(outputs) expects a whole number ≥ 1, but received undefined.", () => call(linear, 2)],
  [
    'linear(weight) expects an initializer, but received "heNormal". Pass the function itself, such as heNormal.',
    () => call(linear, 2, 2, { weight: "heNormal" }),
  ],
  [
    "linear(bias) expects an initializer, but received true. false leaves it out.",
    () => call(linear, 2, 2, { bias: true }),
  ],
  ["linear(weight) expects an initializer, but received null.", () => call(linear, 2, 2, { weight: null })],
  [
    'linear(options) expects no option but weight and bias, but received "useBias". Did you mean bias?',
    () => call(linear, 2, 2, { useBias: false }),
  ],
  [
    "conv2d(options) expects an object with size, stride, padding, weight and bias, but received undefined.",
    () => call(layers.conv2d, 1, 8),
  ],
  ["Did you mean size?", () => call(layers.conv2d, 1, 8, { kernelSize: 3 })],
  [
    "conv2d(size) expects a number, or one for height and one for width, but received undefined.",
    () => call(layers.conv2d, 1, 8, {}),
  ],
  [
    "maxPool2d(options) expects an object with size, stride and padding, but received 2.",
    () => call(layers.maxPool2d, 2),
  ],
  [
    "maxPool2d(stride) expects a number, or one for height and one",
    () => call(layers.maxPool2d, { size: 2, stride: "2" }),
  ],
  [
    "dropout(options) expects an object with rate, but received 0.5. Pass { rate: … }.",
    () => call(layers.dropout, 0.5),
  ],
  ["Did you mean rate?", () => call(layers.dropout, { p: 0.5 })],
  [
    "batchNorm(options) expects an object with epsilon and momentum, but received null.",
    () => call(layers.batchNorm, 3, null),
  ],
  ["Did you mean epsilon?", () => call(layers.batchNorm2d, 3, { eps: 1e-3 })],
  ["layerNorm(shape) expects a list of sizes, such as [28, 28], but received undefined.", () => call(layers.layerNorm)],
  ["layerNorm(options) expects an object with epsilon, but received 0.00001.", () => call(layers.layerNorm, 3, 1e-5)],
  [
    "embedding(options) expects an object with length and table, but received 20.",
    () => call(layers.embedding, 10, 4, 20),
  ],
  ['flatten(shape) expects a list of sizes, such as [28, 28], but received "784".', () => call(layers.flatten, "784")],
  ["flatten(shape) expects a list of sizes beside a size, but received 28.", () => call(layers.flatten, 28, 28)],
  [
    "residual(layer) expects a layer, but received the function relu. Say the shape of its examples, as in relu.at([64]).",
    () => call(layers.residual, layers.relu),
  ],
  [`sequential(layers[1]) expects a layer, but received null. ${CALLED}`, () => call(sequential, linear(2, 2), null)],
  [
    `sequential(layers[1]) expects a layer, but received "relu". ${CALLED}`,
    () => call(sequential, linear(2, 2), "relu"),
  ],
  [
    "sequential(…) takes layers one by one, stack([…]) a list of them.",
    () => call(sequential, [linear(2, 2), layers.relu]),
  ],
  [
    `parallel(layers[0]) expects a layer, but received the function linear. ${CALLED}`,
    () => call(layers.parallel, linear),
  ],
  ["stack(layers) expects a list of layers, but received undefined.", () => call(layers.stack)],
  [
    "stack(layers) expects a list of layers, but received { name, ",
    () => call(layers.stack, linear(2, 4), layers.relu),
  ],
  [". sequential(…) takes layers one by one, stack([…]) a list of them.", () => call(layers.stack, linear(2, 4))],
  ["stack(name) expects a string, but received 3.", () => call(layers.stack, [linear(2, 2)], { name: 3 })],
  ["expectShape(layer) expects a layer, but received undefined.", () => call(layers.expectShape)],
  ["heNormal(shape) expects a list of sizes, such as [28, 28], but received undefined.", () => call(heNormal)],
  [
    'heNormal(random) expects a random stream, but received 1. randomStreams(1).stream("weight") is one, for example.',
    () => call(heNormal, [2, 3], 1),
  ],
  ['heNormal(dtype) expects "float32" or "float64", but received undefined.', () => call(heNormal, [2, 3], random)],
  ["uniform(options) expects an object with low and high, but received 0.", () => call(layers.uniform, 0, 1)],
  ["orthogonal(options) expects an object with gain, but received [2, 3].", () => call(layers.orthogonal, [2, 3])],
])("%s", (message, attempt) => {
  expect(attempt).toThrow(expect.objectContaining({ name: "ArgumentError" }));
  expect(attempt).toThrow(message);
});

test("initial values of another kind or shape are refused by the parameter's name", () => {
  const context = createContext({ path: ["0 linear(2 → 3)"] });
  const drawing = (values: unknown) => () => call(linear, 2, 3, { weight: () => values });
  const initialize = (values: unknown) => () => (drawing(values)() as ReturnType<typeof linear>).initialize(context);
  expect(initialize([[1, 2, 3]])).toThrow(
    "0 linear(2 → 3): the initial weight expects a tensor, but received [[1, 2, 3]]. An initializer returns one: ",
  );
  expect(initialize(tensor([1, 2, 3]))).toThrow(
    "in 0 linear(2 → 3): the initial weight\n  expects   values [2, 3]\n  received         [3]",
  );
});
