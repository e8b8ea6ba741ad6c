import { isRepeatable, type Layer } from "@gd/tensor";
import { describeLayer as describeContract, type LayerContractOptions } from "@gd/tensor/testing";
import { expect, test } from "vitest";
import * as layers from "./index.js";

const describeLayer = (layer: Layer, options?: LayerContractOptions): void => {
  describeContract(layer, options);
  test(`${layer.name} is repeatable`, () => expect(isRepeatable(layer)).toBe(true));
  test(`${layer.name} says what it is, in data that JSON keeps`, () => {
    expect(Object.keys(layers)).toContain(layer.description?.type);
    expect(JSON.parse(JSON.stringify(layer.description))).toEqual(layer.description);
  });
};

// One line for each layer.
describeLayer(layers.averagePool2d({ size: 2 }).at([5, 4, 3]));
describeLayer(layers.averagePool2d({ size: [3, 2], stride: 1, padding: [1, 0] }).at([3, 4, 2]));
describeLayer(layers.batchNorm(4));
describeLayer(layers.batchNorm(3, { epsilon: 1e-3, momentum: 0.9 }));
describeLayer(layers.batchNorm2d(3).at([2, 3, 3]));
describeLayer(layers.conv2d(2, 3, { size: 3 }).at([4, 5, 2]));
describeLayer(layers.conv2d(1, 2, { size: [2, 3], stride: [1, 2], padding: "same", bias: false }).at([4, 3, 1]));
describeLayer(layers.conv2d(2, 1, { size: 2, stride: 3, padding: 1 }).at([3, 4, 2]));
describeLayer(layers.dropout({ rate: 0.5 }).at([4]));
describeLayer(layers.dropout({ rate: 0 }).at([2, 3]));
describeLayer(layers.elu.at([4]));
describeLayer(layers.elu({ alpha: 0.7 }).at([2, 3]));
describeLayer(layers.embedding(7, 3), { labels: 7 });
describeLayer(layers.embedding(5, 2, { length: 4 }), { labels: 5 });
describeLayer(layers.flatten([2, 3, 2], 12));
describeLayer(layers.flatten(12).at([2, 3, 2]));
describeLayer(layers.gelu.at([4]));
describeLayer(layers.gelu({ approximate: "tanh" }).at([2, 3]));
describeLayer(layers.globalAveragePool2d.at([3, 2, 4]));
describeLayer(layers.identity.at([4]));
describeLayer(layers.layerNorm(4));
describeLayer(layers.layerNorm(3, { epsilon: 1e-3 }));
describeLayer(layers.layerNorm([2, 3]));
describeLayer(layers.leakyRelu.at([2, 3]));
describeLayer(layers.leakyRelu({ slope: 0.3 }).at([4]));
describeLayer(layers.linear(3, 5));
describeLayer(layers.linear(3, 5, { bias: false }));
describeLayer(layers.logSoftmax.at([4]));
describeLayer(layers.logSoftmax.at([2, 3]));
describeLayer(layers.maxPool2d({ size: 2 }).at([5, 4, 3]));
describeLayer(layers.maxPool2d({ size: 3, stride: [1, 2], padding: "same" }).at([3, 4, 2]));
describeLayer(layers.parallel(layers.linear(3, 2), layers.tanh, layers.linear(3, 1, { bias: false })));
describeLayer(layers.parallel(layers.sequential(layers.layerNorm([2, 3]), layers.sigmoid), layers.identity));
describeLayer(
  layers.parallel(
    layers.conv2d(2, 3, { size: 3, padding: "same" }).at([3, 4, 2]),
    layers.maxPool2d({ size: 3, stride: 1, padding: "same" }),
    layers.conv2d(2, 1, { size: 1 }),
  ),
);
describeLayer(layers.parallel(layers.batchNorm(2), layers.sequential(layers.linear(2, 3), layers.batchNorm(3))));
describeLayer(layers.relu.at([4]));
describeLayer(layers.relu.at([2, 3]));
describeLayer(layers.residual(layers.linear(3, 3)));
describeLayer(
  layers.residual(layers.sequential(layers.linear(3, 4), layers.batchNorm(4), layers.relu, layers.linear(4, 3))),
);
describeLayer(
  layers.sequential(
    layers.flatten([2, 2], 4),
    layers.linear(4, 5),
    layers.batchNorm(5),
    layers.tanh,
    layers.sequential(layers.linear(5, 3), layers.relu),
    layers.softmax,
  ),
);
describeLayer(
  layers.sequential(layers.embedding(6, 4, { length: 3 }), layers.layerNorm([3, 4]), layers.flatten([3, 4], 12)),
  { labels: 6 },
);
describeLayer(
  layers.sequential(
    layers.conv2d(1, 2, { size: 3, padding: "same" }).at([4, 6, 1]),
    layers.batchNorm2d(2),
    layers.tanh,
    layers.maxPool2d({ size: 2 }),
    layers.conv2d(2, 3, { size: 2 }),
    layers.globalAveragePool2d,
    layers.linear(3, 2),
  ),
);
describeLayer(layers.sigmoid.at([4]));
describeLayer(layers.sigmoid({ gain: 0.01 }).at([4]));
describeLayer(layers.sigmoid({ gain: -3 }).at([2, 3]));
describeLayer(layers.silu.at([4]));
describeLayer(layers.softmax.at([4]));
describeLayer(layers.softmax.at([2, 3]));
describeLayer(layers.softplus.at([4]));
describeLayer(layers.stack([layers.linear(3, 4), layers.sigmoid, layers.linear(4, 2)], { name: "digits" }));
describeLayer(layers.tanh.at([4]));
