/**
 * Losses with their gradients, and metrics over whole datasets.
 *
 * @module @gd/losses
 */

export type { Configurable } from "./configurable.js";
export type { ClassificationLoss, ClassTarget } from "./losses/classification-loss.js";
export type { ElementwiseLoss } from "./losses/elementwise-loss.js";
export { hinge } from "./losses/hinge.js";
export { type HuberOptions, huber } from "./losses/huber.js";
export { meanAbsoluteError } from "./losses/mean-absolute-error.js";
export { meanSquaredError } from "./losses/mean-squared-error.js";
export { type ResidualSumOfSquaresOptions, residualSumOfSquares } from "./losses/residual-sum-of-squares.js";
export { sigmoidCrossEntropy } from "./losses/sigmoid-cross-entropy.js";
export { type SoftmaxCrossEntropyOptions, softmaxCrossEntropy } from "./losses/softmax-cross-entropy.js";
export { accuracy } from "./metrics/accuracy.js";
export type {
  Average,
  AverageOptions,
  ClassScore,
  PerClassOptions,
} from "./metrics/class-score.js";
export { confusionMatrix } from "./metrics/confusion-matrix.js";
export type { ConfusionCounts } from "./metrics/confusions.js";
export type { DecisionOptions } from "./metrics/decisions.js";
export { exactMatch } from "./metrics/exact-match.js";
export { f1 } from "./metrics/f1.js";
export type { LabelDecisionOptions } from "./metrics/label-decisions.js";
export {
  type Accumulator,
  defineMetric,
  type Goal,
  type Metric,
  type MetricTraits,
  type ThresholdFor,
} from "./metrics/metric.js";
export { multilabelAccuracy } from "./metrics/multilabel-accuracy.js";
export { multilabelF1 } from "./metrics/multilabel-f1.js";
export { multilabelPrecision } from "./metrics/multilabel-precision.js";
export { multilabelRecall } from "./metrics/multilabel-recall.js";
export type { MultilabelOptions, MultilabelScore, PerLabelOptions } from "./metrics/multilabel-score.js";
export { precision } from "./metrics/precision.js";
export { rSquared } from "./metrics/r-squared.js";
export { recall } from "./metrics/recall.js";
export { rocAuc } from "./metrics/roc-auc.js";
export { rootMeanSquaredError } from "./metrics/root-mean-squared-error.js";
export { type TopKAccuracyOptions, topKAccuracy } from "./metrics/top-k-accuracy.js";
export type { WeightedLoss } from "./weights/of-split-targets.js";
export { weightedTargets } from "./weights/weighted-targets.js";
export { type WeightableLoss, withWeights } from "./weights/with-weights.js";
export { withoutWeights } from "./weights/without-weights.js";
