/**
 * Layers, each a page of mathematics with its derivative; initializers; and the ways to compose layers.
 *
 * @module @gd/layers
 */

export { averagePool2d } from "./average-pool2d.js";
export { type BatchNormOptions, type BatchNormParameters, type BatchNormStatistics, batchNorm } from "./batch-norm.js";
export { batchNorm2d } from "./batch-norm2d.js";
export { BatchSizeError } from "./batch-size-error.js";
export { constant } from "./constant.js";
export {
  type Conv2d,
  type Conv2dOptions,
  type Conv2dParameters,
  type Conv2dWithoutBiasOptions,
  conv2d,
} from "./conv2d.js";
export {
  type Activated,
  type Activation,
  type ActivationForward,
  type ConfigurableActivation,
  configurable,
  defineActivation,
} from "./define-activation.js";
export { defineLayer, type LayerDefinition, noStatistics } from "./define-layer.js";
export { type DropoutOptions, dropout } from "./dropout.js";
export { type EluOptions, elu } from "./elu.js";
export {
  type EmbeddingOptions,
  type EmbeddingParameters,
  embedding,
  type SequenceEmbeddingOptions,
} from "./embedding.js";
export { expectShape } from "./expect-shape.js";
export { type FlattenedImages, flatten } from "./flatten.js";
export { type GeluOptions, gelu } from "./gelu.js";
export { globalAveragePool2d } from "./global-average-pool2d.js";
export { glorotNormal } from "./glorot-normal.js";
export { glorotUniform } from "./glorot-uniform.js";
export { heNormal } from "./he-normal.js";
export { heUniform } from "./he-uniform.js";
export { identity } from "./identity.js";
export type { Initializer } from "./initializer.js";
export { LayerArgumentError } from "./layer-argument-error.js";
export { type LayerNormOptions, type LayerNormParameters, layerNorm } from "./layer-norm.js";
export { type LeakyReluOptions, leakyRelu } from "./leaky-relu.js";
export { lecunNormal } from "./lecun-normal.js";
export { type LinearOptions, type LinearParameters, type LinearWithoutBiasOptions, linear } from "./linear.js";
export { logSoftmax } from "./log-softmax.js";
export { maxPool2d } from "./max-pool2d.js";
export { ones } from "./ones.js";
export { type OrthogonalOptions, orthogonal } from "./orthogonal.js";
export { parallel } from "./parallel.js";
export type { Pool2d, Pool2dOptions } from "./pool2d.js";
export { relu } from "./relu.js";
export { residual } from "./residual.js";
export {
  type Chained,
  type InputOf,
  type OutputAfter,
  type OutputOf,
  type ParametersOf,
  type StatisticsOf,
  sequential,
} from "./sequential.js";
export type { Concatenated, SideBySide } from "./side-by-side.js";
export { type SigmoidOptions, sigmoid } from "./sigmoid.js";
export { silu } from "./silu.js";
export { softmax } from "./softmax.js";
export { softplus } from "./softplus.js";
export { stack } from "./stack.js";
export type { Stackable } from "./stackable.js";
export { standardNormal } from "./standard-normal.js";
export { tanh } from "./tanh.js";
export { type UniformOptions, uniform } from "./uniform.js";
export {
  defineUnshaped,
  type OutputAt,
  type Pattern,
  type ShapesOf,
  type Unshaped,
  type UnshapedDefinition,
} from "./unshaped.js";
export type { Both, Padding } from "./windows-of.js";
export { zeros } from "./zeros.js";
