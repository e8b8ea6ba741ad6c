/**
 * Architectures as data, models as files, weights of others, and answers for raw rows.
 *
 * @module @gd/models
 */

export { type BuildLossOptions, buildLoss, type OwnLoss } from "./architecture/build-loss.js";
export { type BuildModelOptions, buildModel } from "./architecture/build-model.js";
export { type BuildOptimizerOptions, buildOptimizer, type OwnOptimizer } from "./architecture/build-optimizer.js";
export { type BuildScheduleOptions, buildSchedule, type OwnSchedule } from "./architecture/build-schedule.js";
export type { OwnLayer } from "./architecture/own-layer.js";
export type { Values } from "./architecture/part-constructor.js";
export type { InsideLayer } from "./constructors/layers.js";
export type { InsideLoss } from "./constructors/losses.js";
export type { InsideOptimizer } from "./constructors/optimizers.js";
export type { InsideSchedule } from "./constructors/schedules.js";
export { type LoadedModel, type LoadModelOptions, loadModel } from "./file/load-model.js";
export type { ReadingOptions } from "./file/read-model-file.js";
export { type ModelToSave, type SavedState, saveModel } from "./file/save-model.js";
export { ModelError, type ModelProblem } from "./model-error.js";
export type { ClassAnswer, ModelAnswer, NumberAnswer, OutputAnswer } from "./predict/answer.js";
export type { Rows } from "./predict/inputs-of.js";
export { type Answering, type Predictor, type PredictorOptions, predictor } from "./predict/predictor.js";
export type { RowList } from "./predict/row-inputs.js";
export { type ParquetDataset, type ParquetDatasetOptions, parquetDataset } from "./prepare/parquet-dataset.js";
export { type PreparedTable, type PrepareOptions, prepareTable, type TableDataset } from "./prepare/prepare-table.js";
export { type LoadedWeights, type LoadWeightsOptions, loadWeights } from "./weights/load-weights.js";
