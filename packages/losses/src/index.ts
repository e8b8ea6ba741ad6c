export { accuracy } from "./accuracy.js";
export { EmptyBatchError } from "./empty-batch-error.js";
export { meanSquaredError } from "./mean-squared-error.js";
export { type Accumulator, defineMetric, type Metric } from "./metric.js";
export {
  type ResidualSumOfSquares,
  type ResidualSumOfSquaresOptions,
  residualSumOfSquares,
} from "./residual-sum-of-squares.js";
export { sigmoidCrossEntropy } from "./sigmoid-cross-entropy.js";
export { type ClassificationLoss, type ClassTarget, softmaxCrossEntropy } from "./softmax-cross-entropy.js";
export type { ElementwiseLoss } from "./squared-error.js";
export { TargetError } from "./target-error.js";
