import {
  dropout,
  elu,
  gelu,
  identity,
  leakyRelu,
  logSoftmax,
  relu,
  sigmoid,
  silu,
  softmax,
  softplus,
  tanh,
} from "./activations.js";
import { parallel, residual, sequential } from "./compositions.js";
import { averagePool2d, conv2d, flatten, globalAveragePool2d, maxPool2d } from "./images.js";
import { batchNorm, batchNorm2d, layerNorm } from "./normalizations.js";
import type { ForwardLayer } from "./step.js";
import { embedding, linear } from "./weighted.js";

/** All of them, by the types that descriptions have: not as a namespace, which would bring all wherever one is. */
export const allLayers: Readonly<Record<string, ForwardLayer>> = {
  averagePool2d,
  batchNorm,
  batchNorm2d,
  conv2d,
  dropout,
  elu,
  embedding,
  flatten,
  gelu,
  globalAveragePool2d,
  identity,
  layerNorm,
  leakyRelu,
  linear,
  logSoftmax,
  maxPool2d,
  parallel,
  relu,
  residual,
  sequential,
  sigmoid,
  silu,
  softmax,
  softplus,
  tanh,
};
