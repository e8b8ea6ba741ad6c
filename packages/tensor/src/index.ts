/**
 * Tensors whose shapes the compiler checks, the operations `Ops` that layers are written in, their interpreters, and
 * random streams.
 *
 * @module @gd/tensor
 */

export { type ByteTensor, type ByteTensorOptions, fromBytes, isByteTensor } from "./byte-tensor.js";
export type { Bytes } from "./bytes.js";
export { allocate, type DType, type Elements } from "./dtype.js";
export { DTypeError } from "./dtype-error.js";
export { cos } from "./elementary/cos.js";
export { erf } from "./elementary/erf.js";
export { exp } from "./elementary/exp.js";
export { expm1 } from "./elementary/expm1.js";
export { log } from "./elementary/log.js";
export { log1p } from "./elementary/log1p.js";
export { sigmoid } from "./elementary/sigmoid.js";
export { sin } from "./elementary/sin.js";
export { tanh } from "./elementary/tanh.js";
export { ArgumentError, type ArgumentMismatch } from "./expect/argument-error.js";
export {
  type Bounds,
  expectArgument,
  expectBoolean,
  expectNumber,
  expectOneOf,
  expectSize,
  expectString,
  expectStrings,
} from "./expect/expect.js";
export { expectAttached } from "./expect/expect-attached.js";
export { expectInPrecision } from "./expect/expect-in-precision.js";
export { expectOps } from "./expect/expect-ops.js";
export { type AllOptionNames, expectOptions, type OptionName } from "./expect/expect-options.js";
export { expectParameters } from "./expect/expect-parameters.js";
export { expectFunction, expectPart, type PartKind } from "./expect/expect-part.js";
export {
  expectContext,
  expectInterpreter,
  expectLayer,
  expectLoss,
  expectOptimizer,
  expectRandomStream,
  expectTransformation,
} from "./expect/expect-parts.js";
export { expectSizes } from "./expect/expect-sizes.js";
export { expectTensor } from "./expect/expect-tensor.js";
export { nearestName } from "./expect/nearest-name.js";
export { type FormatOptions, format, formatNumber } from "./format.js";
export { hasElements } from "./has-elements.js";
export { type Cost, type Counting, counting } from "./interpreter/counting.js";
export type {
  Answer,
  CallsInSequence,
  Change,
  Compiled,
  Interpreter,
  Outcome,
  Report,
  ReportsInSequence,
  SynchronousInterpreter,
} from "./interpreter/interpreter.js";
export {
  type ReferenceOptions,
  referenceInterpreter,
  referenceOps,
} from "./interpreter/reference/reference-interpreter.js";
export { type TracedOperation, traced, tracedContext } from "./interpreter/traced.js";
export { settle, waitFor, whenRead } from "./interpreter/waiting.js";
export { isTensor } from "./is-tensor.js";
export { expectLabel, LabelError } from "./label-error.js";
export { type Coefficients, coefficientsAt, type SharedCoefficients, shareCoefficients } from "./model/coefficients.js";
export type { Context, Observation } from "./model/context.js";
export { createContext } from "./model/create-context.js";
export {
  type Described,
  type Description,
  type DescriptionOptions,
  type DescriptionValue,
  descriptionOf,
} from "./model/description.js";
export { drawUniform } from "./model/draw-uniform.js";
export { type EnteredPart, enter } from "./model/enter.js";
export { type Difference, firstDifference } from "./model/first-difference.js";
export type { GradientTransformation, UpdateInput } from "./model/gradient-transformation.js";
export type { Forward, Layer, ParameterFree } from "./model/layer.js";
export type { EvaluatedLoss, Loss } from "./model/loss.js";
export { isRepeatable, repeatable } from "./model/repeatable.js";
export { tensorNames } from "./model/tensor-names.js";
export { updateOf } from "./model/update-of.js";
export { belowLargest } from "./operations/below-largest.js";
export type { Operations, Ops } from "./operations/ops.js";
export type * as signatures from "./operations/signatures.js";
export type { Matrix, Operand, Scalar } from "./operations/signatures.js";
export { type SumOfSquares, sumOfSquares } from "./operations/sum-of-squares.js";
export { weigh } from "./operations/weigh.js";
export type { Images, ImagesShape, Windows } from "./operations/windows.js";
export { leaves, mapLeaves, type None, none, type Parameters } from "./parameters.js";
export type { RandomStream } from "./random/random-stream.js";
export { type RandomStreams, randomStreams } from "./random/random-streams.js";
export { roundingOf } from "./rounding-of.js";
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
export { decodeUtf8 } from "./text/decode-utf8.js";
export { encodeUtf8 } from "./text/encode-utf8.js";
export { isWellFormed } from "./text/is-well-formed.js";
export { type NestedArray, toArray } from "./to-array.js";
