export {
  type Activation,
  type ActivationForward,
  type ConfigurableActivation,
  configurable,
  defineActivation,
} from "./define-activation.js";
export { defineLayer, type LayerDefinition, noStatistics } from "./define-layer.js";
export { glorotUniform } from "./glorot-uniform.js";
export type { Initializer } from "./initializer.js";
export { type LeakyReluOptions, leakyRelu } from "./leaky-relu.js";
export { type LinearOptions, type LinearParameters, linear } from "./linear.js";
export { relu } from "./relu.js";
export { sequential, type Stackable } from "./sequential.js";
export { type SigmoidOptions, sigmoid } from "./sigmoid.js";
export { stack } from "./stack.js";
export { zeros } from "./zeros.js";
