/**
 * What layers compute, without their gradients, for those who only want answers. Not for users: it may change at any time.
 *
 * @module @gd/layers/formulas
 */

export { eluFormula } from "./activations/elu.js";
export { geluByTanhFormula, geluFormula } from "./activations/gelu.js";
export { leakyReluFormula } from "./activations/leaky-relu.js";
export { logSoftmaxFormula } from "./activations/log-softmax.js";
export { reluFormula } from "./activations/relu.js";
export { sigmoidFormula } from "./activations/sigmoid.js";
export { siluFormula } from "./activations/silu.js";
export { softmaxFormula } from "./activations/softmax.js";
export { softplusFormula } from "./activations/softplus.js";
export { parallelFormula } from "./compose/parallel.js";
export type { ActivationFormula } from "./define/activation-formula.js";
export { averagePool2dFormula } from "./images/average-pool2d.js";
export { conv2dFormula } from "./images/conv2d.js";
export { globalAveragePool2dFormula } from "./images/global-average-pool2d.js";
export { expectWindowOptions, type WindowOptions, windowsOf } from "./images/windows-of.js";
export { embeddingFormula, expectLabels } from "./linear/embedding.js";
export { linearFormula } from "./linear/linear.js";
export { batchNormFormula } from "./normalize/batch-norm.js";
export { layerNormFormula } from "./normalize/layer-norm.js";
