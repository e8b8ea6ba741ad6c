/**
 * The same as @gd/train for programs that have to be small: every setup names its `interpreter`, so that a bundler includes no
 * other one.
 *
 * @module @gd/train/core
 */

export type { AnswerFor } from "./answer.js";
export { CheckpointError } from "./checkpoint/checkpoint-error.js";
export { loadCheckpoint } from "./checkpoint/load-checkpoint.js";
export { saveCheckpoint } from "./checkpoint/save-checkpoint.js";
export { weightsHash } from "./checkpoint/weights-hash.js";
export { type CrossValidated, crossValidate } from "./evaluate/cross-validate.js";
export { type EvaluateOptions, type Evaluation, type EvaluationSetup, evaluate } from "./evaluate/evaluate.js";
export type { MetricFor, MetricResult, Metrics, NoMetrics } from "./evaluate/metric-for.js";
export { type PredictionFor, predict } from "./evaluate/predict.js";
export type { AnyLoss, DataFor, ExamplesFor, InputFor, LossFor } from "./fit.js";
export { averagedParameters } from "./inspect/averaged-parameters.js";
export {
  type FindLearningRateOptions,
  findLearningRate,
  type LearningRateCurve,
  type LearningRateTrial,
} from "./inspect/find-learning-rate.js";
export type { LayerSummary } from "./inspect/layer-costs.js";
export type { ModelSummary } from "./inspect/model-summary.js";
export type { Norms, VectorNorms } from "./inspect/norms.js";
export { NotFiniteError, type NotFiniteOrigin } from "./inspect/not-finite-error.js";
export { type SummaryOptions, summary } from "./inspect/summary.js";
export type { InputShape, OutputShape, ParametersOf, StatisticsOf } from "./model-types.js";
export { l1 } from "./regularize/l1.js";
export { l2 } from "./regularize/l2.js";
export type { Regularization } from "./regularize/penalize.js";
export type { Penalty, PenaltyOptions } from "./regularize/penalty.js";
export type { StateDescription } from "./state/state-description.js";
export type { StepResult } from "./step/step-report.js";
export type { BestEpoch, EarlyStopping, StoppingState } from "./stopping/early-stopping.js";
export type { WatchedMetric } from "./stopping/watched-metric.js";
export { train } from "./train.js";
export type { TrainOptions } from "./train-options.js";
export { createTraining, type StepOptions, type Training } from "./training.js";
export type { TrainingEvent } from "./training-event.js";
export type { ModelSetup, TrainingSetup } from "./training-setup.js";
export type { EpochPosition, ModelState, TrainingStart, TrainingState } from "./training-state.js";
