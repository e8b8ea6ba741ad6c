/**
 * Models in use: what a page or a small server needs for answers, and nothing that trains.
 *
 * @module @gd/models/predict
 */

export type { PartConstructor, Values } from "../architecture/part-constructor.js";
export type { ReadingOptions } from "../file/read-model-file.js";
export { ModelError, type ModelProblem } from "../model-error.js";
export type { ClassAnswer, ModelAnswer, NumberAnswer, OutputAnswer } from "./answer.js";
export { type OpenModel, type OpenModelOptions, openModel, openModelWith, openNetworkWith } from "./open-model.js";
export type { RowList } from "./row-inputs.js";
export * from "./steps/layers.js";
export type { ForwardLayer, InsideStep, Step } from "./steps/step.js";
