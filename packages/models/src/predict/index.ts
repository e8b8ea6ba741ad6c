/**
 * Models in use: what a page or a server needs for answers, without what trains.
 *
 * @module @gd/models/predict
 */

export { type LoadedModel, type LoadModelOptions, loadModel } from "../file/load-model.js";
export { ModelError, type ModelProblem } from "../model-error.js";
export type { ClassAnswer, ModelAnswer, NumberAnswer, OutputAnswer } from "./answer.js";
export type { Rows } from "./inputs-of.js";
export type { Answering, Predictor, PredictorOptions } from "./predictor-with.js";
export { predictor } from "./reference-predictor.js";
