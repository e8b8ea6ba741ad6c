/**
 * All that a first program needs, from one place: layers, losses, optimizers, tables, images, training and models. Each name is
 * that of the package that it comes from, and a bundler leaves out what a program does not name.
 *
 * @module @gd/gd
 */

export * from "@gd/data";
export * from "@gd/images";
export * from "@gd/layers";
// Two packages have each of these names. A constant of `@gd/layers` is an initial value, one of `@gd/optim` a learning rate.
export { constant } from "@gd/layers";
export * from "@gd/losses";
export type { Rows } from "@gd/models";
export * from "@gd/models";
export * from "@gd/optim";
export { constant as constantRate } from "@gd/optim";
export type { ClassTarget } from "@gd/tables";
export * from "@gd/tables";
// What else there is in `@gd/tensor` is for layers and losses of one's own, and for tools.
export {
  ArgumentError,
  type Batch,
  type Bytes,
  type Context,
  createContext,
  DTypeError,
  format,
  fromElements,
  type GradientTransformation,
  type Interpreter,
  type Layer,
  type Loss,
  none,
  type Ops,
  type RandomStream,
  type RandomStreams,
  randomStreams,
  referenceInterpreter,
  repeatable,
  type Scalar,
  type Shape,
  ShapeError,
  type Tensor,
  tensor,
  toArray,
  type Vector,
} from "@gd/tensor";
export { bestInterpreter, wasmInterpreter } from "@gd/tensor-wasm";
export type { ParametersOf, StatisticsOf } from "@gd/train";
export * from "@gd/train";
