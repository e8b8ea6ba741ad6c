/**
 * Trained models as ONNX files, which other programs run.
 *
 * @module @gd/onnx
 */

export type { Answers } from "./answers/answers.js";
export { type ExportOnnxOptions, exportOnnx } from "./export-onnx.js";
export type { ExportedState } from "./exported-state.js";
export { OnnxError, type OnnxMismatch } from "./onnx-error.js";
