import { elu, gelu, identity, leakyRelu, relu, sigmoid, silu, softplus, tanh } from "./activations.js";
import { batchNorm, batchNorm2d } from "./batch-norm.js";
import { conv2d } from "./conv2d.js";
import { embedding } from "./embedding.js";
import { flatten } from "./flatten.js";
import { globalAveragePool2d } from "./global-average-pool2d.js";
import { layerNorm } from "./layer-norm.js";
import { linear } from "./linear.js";
import { parallel } from "./parallel.js";
import type { WriteLayer } from "./part.js";
import { averagePool2d, maxPool2d } from "./pool2d.js";
import { residual } from "./residual.js";
import { sequential } from "./sequential.js";
import { logSoftmax, softmax } from "./softmax.js";

/** How each type of layer is written, by what it says of itself. */
export const writers: ReadonlyMap<string, WriteLayer> = new Map(
  Object.entries({
    averagePool2d,
    batchNorm,
    batchNorm2d,
    conv2d,
    // Nothing is dropped in evaluation.
    dropout: identity,
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
  }),
);
