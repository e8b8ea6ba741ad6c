/**
 * Training as a stream of events, single steps, evaluation, checkpoints, and what helps to look at a model.
 *
 * @module @gd/train
 */

export { averagedParameters } from "./averaged-parameters.js";
export { CheckpointError } from "./checkpoint-error.js";
export { copyState } from "./copy-state.js";
export type { Decided } from "./decided.js";
export type { BestEpoch, EarlyStopping } from "./early-stopping.js";
export { type EvaluateOptions, type Evaluation, evaluate } from "./evaluate.js";
export {
  type FindLearningRateOptions,
  findLearningRate,
  type LearningRateCurve,
  type LearningRateTrial,
} from "./find-learning-rate.js";
export { l1 } from "./l1.js";
export { l2 } from "./l2.js";
export type { LayerSummary } from "./layer-costs.js";
export { loadCheckpoint } from "./load-checkpoint.js";
export type { MetricFor, MetricResult, Metrics, NoMetrics } from "./metric-for.js";
export type { Norms, VectorNorms } from "./norms.js";
export { NotFiniteError, type NotFiniteOrigin } from "./not-finite-error.js";
export type { Regularization } from "./penalize.js";
export type { Penalty, PenaltyOptions } from "./penalty.js";
export { type PredictionSetup, type PredictionState, predict } from "./predict.js";
export { saveCheckpoint } from "./save-checkpoint.js";
export { type ModelSummary, type SummaryOptions, summary } from "./summary.js";
export { type TrainOptions, train } from "./train.js";
export { type TrainingStep, trainStep } from "./train-step.js";
export { TrainingArgumentError } from "./training-argument-error.js";
export type { TrainingEvent } from "./training-event.js";
export type { ContextSetup, LossFor, TrainingSetup } from "./training-setup.js";
export { initializeTraining, type TrainingState } from "./training-state.js";
export type { WatchedMetric } from "./watched-metric.js";
export { weightsHash } from "./weights-hash.js";
