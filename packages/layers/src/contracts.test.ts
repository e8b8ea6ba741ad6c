import { describeLayer } from "@gd/tensor/testing";
import * as layers from "./index.js";

// One line for each layer.
describeLayer(layers.batchNorm(4));
describeLayer(layers.batchNorm(3, { epsilon: 1e-3, momentum: 0.9 }));
describeLayer(layers.flatten([2, 3, 2], 12));
describeLayer(layers.identity.at([4]));
describeLayer(layers.leakyRelu.at([2, 3]));
describeLayer(layers.leakyRelu({ slope: 0.3 }).at([4]));
describeLayer(layers.linear(3, 5));
describeLayer(layers.relu.at([4]));
describeLayer(layers.relu.at([2, 3]));
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
describeLayer(layers.sigmoid.at([4]));
describeLayer(layers.sigmoid({ gain: 0.01 }).at([4]));
describeLayer(layers.sigmoid({ gain: -3 }).at([2, 3]));
describeLayer(layers.softmax.at([4]));
describeLayer(layers.softmax.at([2, 3]));
describeLayer(layers.stack([layers.linear(3, 4), layers.sigmoid, layers.linear(4, 2)], { name: "digits" }));
describeLayer(layers.tanh.at([4]));
