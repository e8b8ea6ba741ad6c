import { describeLayer } from "@gd/tensor/testing";
import { batchNorm } from "./batch-norm.js";
import { flatten } from "./flatten.js";
import { identity } from "./identity.js";
import { leakyRelu } from "./leaky-relu.js";
import { linear } from "./linear.js";
import { relu } from "./relu.js";
import { sequential } from "./sequential.js";
import { sigmoid } from "./sigmoid.js";
import { softmax } from "./softmax.js";
import { stack } from "./stack.js";
import { tanh } from "./tanh.js";

// One line for each layer.
describeLayer(batchNorm(4));
describeLayer(batchNorm(3, { epsilon: 1e-3, momentum: 0.9 }));
describeLayer(flatten([2, 3, 2], 12));
describeLayer(identity.at([4]));
describeLayer(leakyRelu.at([2, 3]));
describeLayer(leakyRelu({ slope: 0.3 }).at([4]));
describeLayer(linear(3, 5));
describeLayer(relu.at([4]));
describeLayer(relu.at([2, 3]));
describeLayer(
  sequential(flatten([2, 2], 4), linear(4, 5), batchNorm(5), tanh, sequential(linear(5, 3), relu), softmax),
);
describeLayer(sigmoid.at([4]));
describeLayer(sigmoid({ gain: 0.01 }).at([4]));
describeLayer(sigmoid({ gain: -3 }).at([2, 3]));
describeLayer(softmax.at([4]));
describeLayer(softmax.at([2, 3]));
describeLayer(stack([linear(3, 4), sigmoid, linear(4, 2)], { name: "digits" }));
describeLayer(tanh.at([4]));
