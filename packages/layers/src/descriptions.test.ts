import { descriptionOf, type Layer } from "@gd/tensor";
import { expect, test } from "vitest";
import * as layers from "./index.js";

const { conv2d, linear, relu, sequential } = layers;

test("a composition describes its layers, in order; a layer that says nothing is known by its name", () => {
  const { description: _, ...silent } = layers.tanh.at([3]);
  const model = sequential(linear(2, 3), layers.residual(sequential(linear(3, 3, { bias: false }), relu)), silent);
  expect(model.description).toEqual({
    type: "sequential",
    layers: [
      { type: "linear", inputs: 2, outputs: 3, bias: true },
      {
        type: "residual",
        layer: {
          type: "sequential",
          layers: [{ type: "linear", inputs: 3, outputs: 3, bias: false }, { type: "relu" }],
        },
      },
      { type: "own", name: "tanh" },
    ],
  });
});

const images = [6, 6, 2] as const;
/** A list for each layer: as it is, and with each of its options changed. */
const variants: { readonly [layer: string]: readonly Layer[] } = {
  averagePool2d: [
    layers.averagePool2d({ size: 2 }).at(images),
    layers.averagePool2d({ size: [2, 3] }).at(images),
    layers.averagePool2d({ size: 2, stride: 1 }).at(images),
    layers.averagePool2d({ size: 2, padding: 1 }).at(images),
    layers.averagePool2d({ size: 2, padding: "same" }).at(images),
  ],
  batchNorm: [
    layers.batchNorm(3),
    layers.batchNorm(4),
    layers.batchNorm(3, { epsilon: 1e-3 }),
    layers.batchNorm(3, { momentum: 0.2 }),
  ],
  batchNorm2d: [
    layers.batchNorm2d(2).at(images),
    layers.batchNorm2d(2, { epsilon: 1e-3 }).at(images),
    layers.batchNorm2d(2, { momentum: 0.2 }).at(images),
  ],
  conv2d: [
    conv2d(2, 3, { size: 3 }).at(images),
    conv2d(2, 4, { size: 3 }).at(images),
    conv2d(2, 3, { size: [3, 2] }).at(images),
    conv2d(2, 3, { size: 3, stride: 2 }).at(images),
    conv2d(2, 3, { size: 3, padding: [0, 1] }).at(images),
    conv2d(2, 3, { size: 3, bias: false }).at(images),
  ],
  dropout: [layers.dropout({ rate: 0.5 }).at([2]), layers.dropout({ rate: 0.2 }).at([2])],
  elu: [layers.elu.at([2]), layers.elu({ alpha: 2 }).at([2])],
  embedding: [layers.embedding(3, 4), layers.embedding(3, 5), layers.embedding(4, 4)],
  gelu: [layers.gelu.at([2]), layers.gelu({ approximate: "tanh" }).at([2])],
  layerNorm: [layers.layerNorm(3), layers.layerNorm(4), layers.layerNorm(3, { epsilon: 1e-3 })],
  leakyRelu: [layers.leakyRelu.at([2]), layers.leakyRelu({ slope: 0.2 }).at([2])],
  linear: [linear(3, 4), linear(3, 5), linear(4, 4), linear(3, 4, { bias: false })],
  maxPool2d: [layers.maxPool2d({ size: 2 }).at(images), layers.maxPool2d({ size: 3 }).at(images)],
  parallel: [layers.parallel(linear(2, 1), relu), layers.parallel(linear(2, 1), layers.tanh)],
  residual: [layers.residual(relu.at([2])), layers.residual(layers.tanh.at([2]))],
  sequential: [sequential(linear(2, 2), relu), sequential(linear(2, 2), layers.tanh), sequential(linear(2, 2))],
  sigmoid: [
    layers.sigmoid.at([2]),
    layers.sigmoid({ gain: 2 }).at([2]),
    layers.sigmoid({ derivative: "without-gain" }).at([2]),
  ],
};

test.each(Object.entries(variants))("%s has another description for other options", (type, list) => {
  const texts = list.map((layer) => JSON.stringify(descriptionOf(layer)));
  expect(new Set(texts).size).toBe(list.length);
  for (const layer of list) expect(layer.description?.type).toBe(type);
});

test("a description does not tell ways of writing an option, or images of another size, apart", () => {
  const same = [
    conv2d(1, 2, { size: 3 }).at([8, 8, 1]),
    conv2d(1, 2, { size: [3, 3], stride: [1, 1], padding: "valid" }).at([8, 8, 1]),
    conv2d(1, 2, { size: 3, padding: 0 }).at([5, 9, 1]),
  ];
  for (const { description } of same) expect(description).toEqual(same[0]!.description);
  const options = { size: [2, 2] as [number, number], padding: [0, 1] as [number, number] };
  const { description } = conv2d(1, 2, options).at([8, 8, 1]);
  options.size[0] = 7;
  options.padding[0] = 7;
  expect(description).toMatchObject({ size: [2, 2], padding: [0, 1] });
});

test("initial values are settings, where they are not the usual ones", () => {
  const settings = { weight: { type: "heNormal" }, bias: { type: "constant", value: 0.1 } };
  const bias = layers.constant(0.1);
  expect(linear(2, 3, { weight: layers.heNormal, bias }).description).toMatchObject({ type: "linear", settings });
  expect(conv2d(1, 2, { size: 3, weight: layers.heNormal, bias }).at([5, 9, 1]).description).toMatchObject({
    settings,
  });
  const table = layers.uniform({ low: -1 });
  expect(layers.embedding(3, 4, { table }).description).toEqual({
    type: "embedding",
    count: 3,
    width: 4,
    settings: { table: { type: "uniform", low: -1, high: 1 } },
  });
  const orthogonal = layers.orthogonal({ gain: 2 });
  expect(linear(2, 3, { weight: orthogonal, bias: false }).description).toEqual({
    type: "linear",
    inputs: 2,
    outputs: 3,
    bias: false,
    settings: { weight: { type: "orthogonal", gain: 2 } },
  });
  expect(linear(2, 3, { weight: layers.glorotUniform, bias: layers.zeros }).description).not.toHaveProperty("settings");
  const own: layers.Initializer = (shape, random, dtype) => layers.heNormal(shape, random, dtype);
  expect(linear(2, 3, { weight: own }).description).toMatchObject({
    settings: { weight: { type: "own", name: "own" } },
  });
});

test("the name of a stack, which its random streams have, is a setting", () => {
  expect(layers.stack([linear(2, 3)], { name: "encoder" }).description).toMatchObject({
    type: "sequential",
    settings: { name: "encoder" },
  });
  expect(sequential(linear(2, 3)).description).not.toHaveProperty("settings");
});
