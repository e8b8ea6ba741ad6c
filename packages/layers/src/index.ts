/**
 * Layers, each a page of mathematics with its derivative; initializers; and compositions of layers.
 *
 * @module @gd/layers
 */

export { type EluOptions, elu } from "./activations/elu.js";
export { type GeluOptions, gelu } from "./activations/gelu.js";
export { type LeakyReluOptions, leakyRelu } from "./activations/leaky-relu.js";
export { logSoftmax } from "./activations/log-softmax.js";
export { relu } from "./activations/relu.js";
export { type SigmoidOptions, sigmoid } from "./activations/sigmoid.js";
export { silu } from "./activations/silu.js";
export { softmax } from "./activations/softmax.js";
export { softplus } from "./activations/softplus.js";
export { tanh } from "./activations/tanh.js";
export { type FlattenedImages, flatten } from "./compose/flatten.js";
export { identity } from "./compose/identity.js";
export { parallel } from "./compose/parallel.js";
export { residual } from "./compose/residual.js";
export {
  type Chained,
  type InputOf,
  type OutputAfter,
  type OutputOf,
  type ParametersOf,
  type StatisticsOf,
  sequential,
} from "./compose/sequential.js";
export type { Concatenated, SharedInputOf, SideBySide } from "./compose/side-by-side.js";
export { stack } from "./compose/stack.js";
export type { InputPatternOf, OutputPatternOf, Stackable } from "./compose/stackable.js";
export {
  type Activated,
  type Activation,
  type ActivationForward,
  type ConfigurableActivation,
  configurable,
  defineActivation,
} from "./define/define-activation.js";
export { defineLayer, noStatistics } from "./define/define-layer.js";
export { expectShape } from "./define/expect-shape.js";
export type { LayerDefinition, LayerTraits } from "./define/layer-definition.js";
export { defineLazyLayer, type LazyLayer, type LazyLayerDefinition } from "./define/lazy-layer.js";
export type { AnyShape, OutputAt, ShapePattern, ShapesOf } from "./define/shape-pattern.js";
export type { ShapeText } from "./define/shape-text.js";
export { averagePool2d } from "./images/average-pool2d.js";
export {
  type Conv2d,
  type Conv2dOptions,
  type Conv2dParameters,
  type Conv2dWithoutBiasOptions,
  conv2d,
} from "./images/conv2d.js";
export { globalAveragePool2d } from "./images/global-average-pool2d.js";
export { maxPool2d } from "./images/max-pool2d.js";
export type { Pool2d, Pool2dOptions } from "./images/pool2d.js";
export type { Padding, Size2d } from "./images/windows-of.js";
export { constant } from "./initialize/constant.js";
export { glorotNormal } from "./initialize/glorot-normal.js";
export { glorotUniform } from "./initialize/glorot-uniform.js";
export { heNormal } from "./initialize/he-normal.js";
export { heUniform } from "./initialize/he-uniform.js";
export type { Initializer } from "./initialize/initializer.js";
export { lecunNormal } from "./initialize/lecun-normal.js";
export { ones } from "./initialize/ones.js";
export { type OrthogonalOptions, orthogonal } from "./initialize/orthogonal.js";
export { standardNormal } from "./initialize/standard-normal.js";
export { type UniformOptions, uniform } from "./initialize/uniform.js";
export { zeros } from "./initialize/zeros.js";
export {
  type EmbeddingOptions,
  type EmbeddingParameters,
  embedding,
  type SequenceEmbeddingOptions,
} from "./linear/embedding.js";
export { type LinearOptions, type LinearParameters, type LinearWithoutBiasOptions, linear } from "./linear/linear.js";
export {
  type BatchNormOptions,
  type BatchNormParameters,
  type BatchNormStatistics,
  batchNorm,
} from "./normalize/batch-norm.js";
export { batchNorm2d } from "./normalize/batch-norm2d.js";
export { type LayerNormOptions, type LayerNormParameters, layerNorm } from "./normalize/layer-norm.js";
export { type DropoutOptions, dropout } from "./regularize/dropout.js";
