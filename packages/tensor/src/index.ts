/**
 * Tensors whose shapes the compiler checks, the operations `Ops` that layers are written in, their interpreters, and random
 * streams.
 *
 * @module @gd/tensor
 */

export { type ByteTensor, type ByteTensorOptions, fromBytes, isByteTensor } from "./byte-tensor.js";
export type { CompiledBody, CompiledCall, Now } from "./compiled.js";
export { type Context, createContext, type EnteredPart, enter, type Observation } from "./context.js";
export { type Cost, type Counting, counting } from "./counting.js";
export { allocate, type DType, DTypeError, type Elements } from "./dtype.js";
export { cos } from "./elementary/cos.js";
export { erf } from "./elementary/erf.js";
export { exp } from "./elementary/exp.js";
export { expm1 } from "./elementary/expm1.js";
export { log } from "./elementary/log.js";
export { log1p } from "./elementary/log1p.js";
export { sigmoid } from "./elementary/sigmoid.js";
export { sin } from "./elementary/sin.js";
export { tanh } from "./elementary/tanh.js";
export { type FormatOptions, format, formatNumber } from "./format.js";
export type { GradientTransformation, UpdateInput } from "./gradient-transformation.js";
export { isTensor } from "./is-tensor.js";
export { expectLabel, LabelError } from "./label-error.js";
export type { Forward, Layer, ParameterFree } from "./layer.js";
export type { EvaluatedLoss, Loss } from "./loss.js";
export { hasElements } from "./no-elements.js";
export type { Matrix, Operand, Ops } from "./ops.js";
export { leaves, mapLeaves, type None, none, type Parameters } from "./parameters.js";
export { RandomArgumentError } from "./random/random-argument-error.js";
export type { RandomStream } from "./random/random-stream.js";
export { type RandomStreams, randomStreams } from "./random/random-streams.js";
export { referenceOps } from "./reference/reference-ops.js";
export { rowMajor } from "./row-major.js";
export { formatShape, type Shape, sameShape, sizeOf } from "./shape.js";
export { ShapeError, type ShapeMismatch } from "./shape-error.js";
export { StaleTensorError } from "./stale-tensor-error.js";
export {
  type Batch,
  fromElements,
  type NestedNumbers,
  type ShapeOf,
  type Tensor,
  type TensorOptions,
  tensor,
  type Vector,
} from "./tensor.js";
export { TensorArgumentError } from "./tensor-argument-error.js";
export { type NestedArray, toArray } from "./to-array.js";
export { type TracedOperation, traced } from "./traced.js";
export type { Images, ImagesShape, Windows } from "./windows.js";
