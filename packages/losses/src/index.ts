/**
 * Losses with their gradients, and metrics over whole datasets.
 *
 * @module @gd/losses
 */

export { accuracy } from "./accuracy.js";
export type {
  Average,
  AverageOptions,
  ClassScore,
  PerClassOptions,
} from "./class-score.js";
export type { ClassificationLoss, ClassTarget } from "./classification-loss.js";
export type { ConfigurableLoss } from "./configurable-loss.js";
export type { ConfigurableMetric } from "./configurable-metric.js";
export { confusionMatrix } from "./confusion-matrix.js";
export type { ConfusionCounts } from "./confusions.js";
export type { DecisionOptions } from "./decisions.js";
export type { ElementwiseLoss } from "./elementwise-loss.js";
export { EmptyBatchError } from "./empty-batch-error.js";
export { f1 } from "./f1.js";
export { hinge } from "./hinge.js";
export { type HuberOptions, huber } from "./huber.js";
export { LossArgumentError } from "./loss-argument-error.js";
export { meanAbsoluteError } from "./mean-absolute-error.js";
export { meanSquaredError } from "./mean-squared-error.js";
export { type Accumulator, defineMetric, type Metric } from "./metric.js";
export { OutputError } from "./output-error.js";
export { precision } from "./precision.js";
export { rSquared } from "./r-squared.js";
export { recall } from "./recall.js";
export { type ResidualSumOfSquaresOptions, residualSumOfSquares } from "./residual-sum-of-squares.js";
export { rocAuc } from "./roc-auc.js";
export { rootMeanSquaredError } from "./root-mean-squared-error.js";
export { sigmoidCrossEntropy } from "./sigmoid-cross-entropy.js";
export { type SoftmaxCrossEntropyOptions, softmaxCrossEntropy } from "./softmax-cross-entropy.js";
export { TargetError } from "./target-error.js";
export { type TopKAccuracyOptions, topKAccuracy } from "./top-k-accuracy.js";
export { weightedTargets } from "./weighted-targets.js";
export { type WeightableLoss, type WeightedLoss, withWeights } from "./with-weights.js";
export { withoutWeights } from "./without-weights.js";
