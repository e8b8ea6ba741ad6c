export {
  type ComparedElement,
  checkGradients,
  describeGradientCheck,
  GRADIENT_TOLERANCE,
  type GradientCheck,
  type GradientClaim,
} from "./check-gradients.js";
export { compareTensors, compareTrees, FLOAT32, FLOAT64, SAME_BITS, type Tolerance } from "./compare-tensors.js";
export { type ContractCase, ContractError, describeContract } from "./contract.js";
export { failingCases } from "./failing-cases.js";
export { type FixtureArray, fixtureTensor } from "./fixture.js";
export { describeLayer, type LayerContractOptions, layerContract } from "./layer-contract.js";
export { describeLoss, type LossExample, lossContract } from "./loss-contract.js";
export { describeOps, opsContract } from "./ops-contract.js";
export { randomTensor } from "./random-tensor.js";
export { describeOptimizer, describeTransformation, transformationContract } from "./transformation-contract.js";
