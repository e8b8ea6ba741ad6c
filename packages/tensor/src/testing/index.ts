/**
 * Gradient checks, and the contracts of layers, losses, gradient transformations and interpreters.
 *
 * @module @gd/tensor/testing
 */

export { checkGradients } from "./check-gradients.js";
export { type CompareGradientsOptions, GRADIENT_TOLERANCE } from "./compare-gradients.js";
export type { ComparedElement } from "./compare-slopes.js";
export { compareTensors, compareTrees, FLOAT32, FLOAT64, SAME_BITS, type Tolerance } from "./compare-tensors.js";
export { type ContractCase, ContractError, describeContract } from "./contract.js";
export { describeGradientCheck } from "./describe-gradient-check.js";
export { expectGradients } from "./expect-gradients.js";
export { failingCases } from "./failing-cases.js";
export { type FixtureArray, fixtureTensor } from "./fixture.js";
export type { DifferentiableFunction, FunctionPoint } from "./function-claim.js";
export type { GradientCheck, VariableCheck } from "./gradient-check.js";
export type { GradientClaim } from "./gradient-claim.js";
export { GradientError } from "./gradient-error.js";
export { describeInterpreter, interpreterContract } from "./interpreter-contract.js";
export type { LayerPoint } from "./layer-claim.js";
export { describeLayer, type LayerContractOptions, layerContract } from "./layer-contract.js";
export type { LossExample } from "./loss-claim.js";
export { describeLoss, lossContract } from "./loss-contract.js";
export { randomTensor } from "./random-tensor.js";
export { describeOptimizer, describeTransformation, transformationContract } from "./transformation-contract.js";
