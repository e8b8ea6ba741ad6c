import * as layers from "@gd/layers";
import type { Layer } from "@gd/tensor";

const { conv2d, linear, relu, sequential, stack } = layers;
const images = [6, 5, 2] as const;

/** Models that are exported, for each layer of the catalogue: as it is, with its options, and on examples of other shapes. */
export const catalogue: Readonly<Record<string, readonly Layer[]>> = {
  averagePool2d: [
    layers.averagePool2d({ size: 2 }).at(images),
    layers.averagePool2d({ size: [3, 2], stride: 1, padding: [1, 0] }).at(images),
    layers.averagePool2d({ size: 3, stride: 2, padding: "same" }).at(images),
  ],
  batchNorm: [layers.batchNorm(4), layers.batchNorm(3, { epsilon: 0.1, momentum: 0.9 })],
  batchNorm2d: [
    layers.batchNorm2d(2).at(images),
    sequential(conv2d(2, 3, { size: 2 }).at(images), layers.batchNorm2d(3)),
  ],
  conv2d: [
    conv2d(2, 3, { size: 3 }).at(images),
    conv2d(2, 4, { size: [3, 2], stride: [2, 1] }).at(images),
    conv2d(2, 3, { size: 2, padding: "same" }).at(images),
    conv2d(2, 3, { size: [2, 3], stride: [3, 2], padding: "same", bias: false }).at(images),
    conv2d(2, 1, { size: 2, stride: 3, padding: [3, 1] }).at(images),
    conv2d(2, 3, { size: 1 }).at(images),
  ],
  dropout: [
    layers.dropout({ rate: 0.5 }).at([4]),
    sequential(linear(3, 4), layers.dropout({ rate: 0.2 }), linear(4, 2)),
  ],
  elu: [layers.elu.at([4]), layers.elu({ alpha: 0.7 }).at([2, 3])],
  embedding: [layers.embedding(7, 3), layers.embedding(5, 2, { length: 4 })],
  flatten: [
    layers.flatten([2, 3, 2], 12),
    layers.flatten(12).at([2, 3, 2]),
    sequential(conv2d(2, 3, { size: 2 }).at(images), layers.flatten(60), linear(60, 2)),
  ],
  gelu: [layers.gelu.at([4]), layers.gelu({ approximate: "tanh" }).at([2, 3])],
  globalAveragePool2d: [
    layers.globalAveragePool2d.at(images),
    sequential(conv2d(2, 3, { size: 2 }).at(images), layers.globalAveragePool2d, linear(3, 2)),
  ],
  identity: [layers.identity.at([4])],
  layerNorm: [
    layers.layerNorm(4),
    layers.layerNorm([2, 3], { epsilon: 0.1 }),
    stack([conv2d(2, 3, { size: 2 }).at(images), layers.layerNorm([5, 4, 3])]),
  ],
  leakyRelu: [layers.leakyRelu.at([2, 3]), layers.leakyRelu({ slope: 0.3 }).at([4])],
  linear: [linear(3, 5), linear(3, 5, { bias: false })],
  logSoftmax: [layers.logSoftmax.at([4]), layers.logSoftmax.at([2, 3])],
  maxPool2d: [
    layers.maxPool2d({ size: 2 }).at(images),
    layers.maxPool2d({ size: [3, 2], stride: [1, 2], padding: [1, 0] }).at(images),
    layers.maxPool2d({ size: 3, stride: 2, padding: "same" }).at(images),
  ],
  parallel: [
    layers.parallel(linear(3, 2), layers.tanh, linear(3, 1, { bias: false })),
    layers.parallel(
      layers.expectShape(conv2d(2, 3, { size: 3, padding: "same" }).at(images), { output: [6, 5, 3] }),
      layers.identity,
      layers.softmax,
    ),
    layers.parallel(sequential(layers.layerNorm([2, 3]), layers.sigmoid), layers.identity),
    stack([
      conv2d(2, 3, { size: 2 }).at(images),
      layers.parallel(layers.flatten([5, 4, 3], 60), layers.globalAveragePool2d),
    ]),
  ],
  relu: [relu.at([4]), relu.at(images)],
  residual: [
    layers.residual(linear(3, 3)),
    layers.residual(sequential(linear(3, 4), layers.batchNorm(4), relu, linear(4, 3))),
    layers.residual(stack([conv2d(2, 2, { size: 3, padding: "same" }).at(images)])),
    stack([
      conv2d(2, 3, { size: 3 }).at(images),
      layers.residual(layers.layerNorm([4, 3, 3])),
      layers.residual(stack([conv2d(3, 3, { size: 1 }).at([4, 3, 3])])),
    ]),
  ],
  sequential: [
    sequential(
      conv2d(2, 4, { size: 3, padding: "same" }).at(images),
      layers.batchNorm2d(4),
      relu,
      layers.maxPool2d({ size: 2 }),
      layers.silu,
      conv2d(4, 3, { size: 2 }),
      layers.flatten(6),
      layers.dropout({ rate: 0.5 }),
      linear(6, 3),
      layers.softmax,
    ),
    sequential(
      layers.embedding(6, 4, { length: 3 }),
      layers.layerNorm([3, 4]),
      layers.flatten([3, 4], 12),
      linear(12, 2),
    ),
  ],
  sigmoid: [
    layers.sigmoid.at([4]),
    layers.sigmoid({ gain: -3 }).at([2, 3]),
    layers.sigmoid({ gain: 0.5, derivative: "without-gain" }).at([4]),
  ],
  silu: [layers.silu.at([4])],
  softmax: [
    layers.softmax.at([4]),
    layers.softmax.at([2, 3]),
    sequential(conv2d(2, 3, { size: 2 }).at(images), layers.softmax),
  ],
  softplus: [layers.softplus.at([4])],
  stack: [layers.stack([linear(3, 4), layers.sigmoid, linear(4, 2)], { name: "digits" })],
  tanh: [layers.tanh.at([4])],
};

/** Exports of @gd/layers that are no layers, and why. */
const initializer = "gives parameters their first values";
export const noLayers: Readonly<Record<string, string>> = {
  configurable: "makes activations of one's own",
  constant: initializer,
  defineActivation: "makes activations of one's own",
  defineLayer: "makes layers of one's own",
  defineLazyLayer: "makes layers of one's own",
  expectShape: "returns the layer it is given",
  glorotNormal: initializer,
  glorotUniform: initializer,
  heNormal: initializer,
  heUniform: initializer,
  lecunNormal: initializer,
  noStatistics: "is for layers of one's own",
  ones: initializer,
  orthogonal: initializer,
  standardNormal: initializer,
  uniform: initializer,
  zeros: initializer,
};
