import type { Shape } from "../shape.js";
import type { Tensor, Vector } from "../tensor.js";
import type { Images, ImagesShape, Windows } from "./windows.js";

// The types of the operations in the table of operations.ts.

/** A tensor, or a number that stands for a tensor filled with it. */
export type Operand<S extends Shape> = Tensor<S> | number;

/** A tensor of rank 2. */
export type Matrix<M extends number, N extends number> = Tensor<readonly [M, N]>;

/** A tensor of rank 0. */
export type Scalar = Tensor<readonly []>;

/** Computes each element of the result from the same element of a tensor. */
export type Unary = <S extends Shape>(x: Tensor<S>) => Tensor<S>;

/** Combines two tensors of one shape element by element, or a tensor with a number. */
export type Combination = <S extends Shape>(left: Tensor<S>, right: Operand<NoInfer<S>>) => Tensor<S>;

/** Like `Combination`, but the number may stand on either side. */
export interface OrderedCombination {
  <S extends Shape>(left: Tensor<S>, right: Operand<NoInfer<S>>): Tensor<S>;
  <S extends Shape>(left: number, right: Tensor<S>): Tensor<S>;
}

/** Picks each element from one of two operands. */
export type Where = <S extends Shape>(
  condition: Tensor<S>,
  positive: Operand<NoInfer<S>>,
  otherwise: Operand<NoInfer<S>>,
) => Tensor<S>;

/** Combines each element with a scalar. */
export type ByScalar = <S extends Shape>(x: Tensor<S>, scalar: Scalar) => Tensor<S>;

/** Combines each row of a matrix with a vector. */
export type AlongRows = <M extends number, N extends number>(
  matrix: Matrix<M, N>,
  row: Tensor<readonly [NoInfer<N>]>,
) => Matrix<M, N>;

/** Combines each column of a matrix with a vector. */
export type AlongColumns = <M extends number, N extends number>(
  matrix: Matrix<M, N>,
  column: Tensor<readonly [NoInfer<M>]>,
) => Matrix<M, N>;

/** The type of `fill`. */
export type Fill = <const S extends Shape>(shape: S, value: number) => Tensor<S>;

/** The type of `reshape`. */
export type Reshape = <const S extends Shape>(source: Tensor, shape: S) => Tensor<S>;

/** The type of `slice`. */
export type Slice = <const S extends Shape>(vector: Vector, start: number, shape: S) => Tensor<S>;

/** The type of `concatenate`. */
export type Concatenate = (parts: readonly Tensor[]) => Vector;

/** The type of `transpose`. */
export type Transpose = <M extends number, N extends number>(matrix: Matrix<M, N>) => Matrix<N, M>;

/** The type of `matmul`. */
export type Matmul = <M extends number, K extends number, N extends number>(
  left: Matrix<M, K>,
  right: Matrix<NoInfer<K>, N>,
) => Matrix<M, N>;

/** The type of `sum`. */
export type Sum = (x: Tensor) => Scalar;

/** Reduces the rows of a matrix to one. */
export type ReduceRows = <M extends number, N extends number>(matrix: Matrix<M, N>) => Tensor<readonly [N]>;

/** Reduces the columns of a matrix to one. */
export type ReduceColumns = <M extends number, N extends number>(matrix: Matrix<M, N>) => Tensor<readonly [M]>;

/** The type of `oneHot`. */
export type OneHot = <M extends number, const N extends number>(
  labels: Tensor<readonly [M]>,
  classes: N,
) => Matrix<M, N>;

/** The type of `gatherRows`. */
export type GatherRows = <V extends number, D extends number, M extends number>(
  table: Matrix<V, D>,
  labels: Tensor<readonly [M]>,
) => Matrix<M, D>;

/** The type of `sumRowsByLabel`. */
export type SumRowsByLabel = <M extends number, D extends number, const V extends number>(
  rows: Matrix<M, D>,
  labels: Tensor<readonly [NoInfer<M>]>,
  classes: V,
) => Matrix<V, D>;

/** The type of `uniform`. */
export type Uniform = <const S extends Shape>(
  shape: S,
  key: readonly [number, number],
  step: Tensor<readonly [2]>,
) => Tensor<S>;

/** The type of `patches`. */
export type Patches = (images: Images, windows: Windows) => Matrix<number, number>;

/** The type of `sumPatches`. */
export type SumPatches = <const S extends ImagesShape>(
  patches: Matrix<number, number>,
  shape: S,
  windows: Windows,
) => Tensor<S>;

/** Reduces each window over images to one pixel. */
export type OverWindows = <N extends number, C extends number>(images: Images<N, C>, windows: Windows) => Images<N, C>;

/** The type of `spreadWindows`. */
export type SpreadWindows = <const S extends ImagesShape>(values: Images, shape: S, windows: Windows) => Tensor<S>;

/** The type of `spreadMaxima`. */
export type SpreadMaxima = <S extends ImagesShape>(images: Tensor<S>, values: Images, windows: Windows) => Tensor<S>;
