import * as layers from "@gd/layers";
import type { Layer } from "@gd/tensor";
import { initializers } from "../src/constructors/initializers.js";

const images = [6, 6, 2] as const;
const { conv2d, embedding, linear } = layers;

/** For each type of layer, as it is and with each of its options. */
export const madeLayers: Readonly<Record<string, readonly Layer[]>> = {
  averagePool2d: [
    layers.averagePool2d({ size: 2 }).at(images),
    layers.averagePool2d({ size: [2, 3], stride: 1, padding: "same" }).at(images),
    layers.averagePool2d({ size: 2, padding: [1, 0] }).at(images),
  ],
  batchNorm: [layers.batchNorm(3), layers.batchNorm(3, { epsilon: 1e-3, momentum: 0.2 })],
  batchNorm2d: [layers.batchNorm2d(2).at(images), layers.batchNorm2d(2, { epsilon: 1e-3, momentum: 0.2 }).at(images)],
  conv2d: [
    conv2d(2, 3, { size: 3 }).at(images),
    conv2d(2, 3, { size: [3, 2], stride: 2, padding: "same", bias: false }).at(images),
    conv2d(2, 3, { size: 3, padding: [0, 1], weight: layers.heNormal, bias: layers.constant(0.1) }).at(images),
  ],
  dropout: [layers.dropout({ rate: 0.2 }).at([2, 3])],
  elu: [layers.elu.at([2]), layers.elu({ alpha: 2 }).at([2])],
  embedding: [embedding(3, 4), embedding(3, 4, { length: 5 }), embedding(3, 4, { table: layers.uniform() })],
  flatten: [layers.flatten([2, 3, 4]), layers.flatten(72).at(images)],
  gelu: [layers.gelu.at([2]), layers.gelu({ approximate: "tanh" }).at([2])],
  globalAveragePool2d: [layers.globalAveragePool2d.at(images)],
  identity: [layers.identity.at([2])],
  layerNorm: [layers.layerNorm(3), layers.layerNorm([2, 3], { epsilon: 1e-3 })],
  leakyRelu: [layers.leakyRelu.at([2]), layers.leakyRelu({ slope: 0.2 }).at([2])],
  linear: [
    linear(3, 4),
    linear(3, 4, { bias: false, weight: layers.orthogonal({ gain: 2 }) }),
    linear(3, 4, { weight: layers.heNormal, bias: layers.ones }),
    ...Object.values(layers)
      .filter((value): value is layers.Initializer => typeof value === "function" && value.name in initializers)
      .map((given) => {
        const weight = ["constant", "orthogonal", "uniform"].includes(given.name) ? layers.zeros : given;
        return linear(3, 4, { weight, bias: layers.uniform({ low: -1, high: 2 }) });
      }),
  ],
  logSoftmax: [layers.logSoftmax.at([2])],
  maxPool2d: [
    layers.maxPool2d({ size: 2 }).at(images),
    layers.maxPool2d({ size: 3, stride: 2, padding: 1 }).at(images),
  ],
  parallel: [layers.parallel(linear(2, 1), layers.relu, layers.stack([linear(2, 3), layers.tanh]))],
  relu: [layers.relu.at([2])],
  residual: [layers.residual(linear(2, 2)), layers.residual(layers.stack([linear(2, 3), linear(3, 2)]))],
  sequential: [
    layers.sequential(layers.conv2d(2, 3, { size: 3 }).at(images), layers.relu, layers.flatten(48), linear(48, 2)),
    layers.stack([linear(2, 3), layers.residual(layers.relu.at([3])), layers.stack([layers.tanh.at([3])])]),
    layers.stack([linear(2, 3)], { name: "encoder" }),
  ],
  sigmoid: [layers.sigmoid.at([2]), layers.sigmoid({ gain: 2, derivative: "without-gain" }).at([2])],
  silu: [layers.silu.at([2])],
  softmax: [layers.softmax.at([2])],
  softplus: [layers.softplus.at([2])],
  tanh: [layers.tanh.at([2])],
};
