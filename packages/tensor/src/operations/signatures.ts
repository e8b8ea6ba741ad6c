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

export type Unary = <S extends Shape>(x: Tensor<S>) => Tensor<S>;

export type Combination = <S extends Shape>(left: Tensor<S>, right: Operand<NoInfer<S>>) => Tensor<S>;

export interface OrderedCombination {
  <S extends Shape>(left: Tensor<S>, right: Operand<NoInfer<S>>): Tensor<S>;
  <S extends Shape>(left: number, right: Tensor<S>): Tensor<S>;
}

export type Where = <S extends Shape>(
  condition: Tensor<S>,
  positive: Operand<NoInfer<S>>,
  otherwise: Operand<NoInfer<S>>,
) => Tensor<S>;

export type ByScalar = <S extends Shape>(x: Tensor<S>, scalar: Scalar) => Tensor<S>;

export type AlongRows = <M extends number, N extends number>(
  matrix: Matrix<M, N>,
  row: Tensor<readonly [NoInfer<N>]>,
) => Matrix<M, N>;

export type AlongColumns = <M extends number, N extends number>(
  matrix: Matrix<M, N>,
  column: Tensor<readonly [NoInfer<M>]>,
) => Matrix<M, N>;

export type Fill = <const S extends Shape>(shape: S, value: number) => Tensor<S>;

export type Reshape = <const S extends Shape>(source: Tensor, shape: S) => Tensor<S>;

export type Slice = <const S extends Shape>(vector: Vector, start: number, shape: S) => Tensor<S>;

export type Concatenate = (parts: readonly Tensor[]) => Vector;

export type Transpose = <M extends number, N extends number>(matrix: Matrix<M, N>) => Matrix<N, M>;

export type Matmul = <M extends number, K extends number, N extends number>(
  left: Matrix<M, K>,
  right: Matrix<NoInfer<K>, N>,
) => Matrix<M, N>;

export type Sum = (x: Tensor) => Scalar;

export type ReduceRows = <M extends number, N extends number>(matrix: Matrix<M, N>) => Tensor<readonly [N]>;

export type ReduceColumns = <M extends number, N extends number>(matrix: Matrix<M, N>) => Tensor<readonly [M]>;

export type OneHot = <M extends number, const N extends number>(
  labels: Tensor<readonly [M]>,
  classes: N,
) => Matrix<M, N>;

export type GatherRows = <V extends number, D extends number, M extends number>(
  table: Matrix<V, D>,
  labels: Tensor<readonly [M]>,
) => Matrix<M, D>;

export type SumRowsByLabel = <M extends number, D extends number, const V extends number>(
  rows: Matrix<M, D>,
  labels: Tensor<readonly [NoInfer<M>]>,
  classes: V,
) => Matrix<V, D>;

export type Uniform = <const S extends Shape>(
  shape: S,
  key: readonly [number, number],
  step: Tensor<readonly [2]>,
) => Tensor<S>;

export type Patches = (images: Images, windows: Windows) => Matrix<number, number>;

export type SumPatches = <const S extends ImagesShape>(
  patches: Matrix<number, number>,
  shape: S,
  windows: Windows,
) => Tensor<S>;

export type OverWindows = <N extends number, C extends number>(images: Images<N, C>, windows: Windows) => Images<N, C>;

export type SpreadWindows = <const S extends ImagesShape>(values: Images, shape: S, windows: Windows) => Tensor<S>;

export type SpreadMaxima = <S extends ImagesShape>(images: Tensor<S>, values: Images, windows: Windows) => Tensor<S>;
