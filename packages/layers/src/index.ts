export { averagePool2d } from "./average-pool2d.js";
export { type BatchNormOptions, type BatchNormParameters, type BatchNormStatistics, batchNorm } from "./batch-norm.js";
export { batchNorm2d } from "./batch-norm2d.js";
export { BatchSizeError } from "./batch-size-error.js";
export {
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
export { expectShape } from "./expect-shape.js";
export { flatten } from "./flatten.js";
export { globalAveragePool2d } from "./global-average-pool2d.js";
export { glorotNormal } from "./glorot-normal.js";
export { glorotUniform } from "./glorot-uniform.js";
export { heNormal } from "./he-normal.js";
export { heUniform } from "./he-uniform.js";
export { identity } from "./identity.js";
export type { Initializer } from "./initializer.js";
export { LayerArgumentError } from "./layer-argument-error.js";
export { type LeakyReluOptions, leakyRelu } from "./leaky-relu.js";
export { type LinearOptions, type LinearParameters, linear } from "./linear.js";
export { maxPool2d } from "./max-pool2d.js";
export { ones } from "./ones.js";
export type { Pool2d, Pool2dOptions } from "./pool2d.js";
export { relu } from "./relu.js";
export {
  type Chained,
  type InputOf,
  type OutputOf,
  type ParametersOf,
  type StatisticsOf,
  sequential,
} from "./sequential.js";
export { type SigmoidOptions, sigmoid } from "./sigmoid.js";
export { softmax } from "./softmax.js";
export { type Stackable, stack } from "./stack.js";
export { standardNormal } from "./standard-normal.js";
export { tanh } from "./tanh.js";
export { type UniformOptions, uniform } from "./uniform.js";
export { defineUnshaped, type Pattern, type Unshaped, type UnshapedDefinition } from "./unshaped.js";
export type { Both, Padding } from "./windows-of.js";
export { zeros } from "./zeros.js";
