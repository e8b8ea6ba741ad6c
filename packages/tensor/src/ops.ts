import type { CompiledBody } from "./compiled.js";
import type { DType } from "./dtype.js";
import type { Shape } from "./shape.js";
import type { Tensor, Vector } from "./tensor.js";
import type { Images, ImagesShape, Windows } from "./windows.js";

/** A tensor, or a number that stands for a tensor filled with it. */
export type Operand<S extends Shape> = Tensor<S> | number;

/** A tensor of rank 2. */
export type Matrix<M extends number, N extends number> = Tensor<readonly [M, N]>;

/**
 * The operations that layers, losses and optimizers are written in. Interpreters supply them: `referenceOps` computes
 * with plain loops, `traced` reports each operation of another interpreter, `counting` follows shapes only.
 *
 * All values of one interpreter have its `dtype`. Every operation returns a new tensor and leaves its operands alone,
 * `assign` and `increase` excepted. Sums have one documented order (docs/decisions/0003-order-of-summation.md), so that
 * every interpreter gives the same bits.
 *
 * Throws  ShapeError when operands do not fit, DTypeError when one has another precision, StaleTensorError when the step
 *         that made one has ended
 */
export interface Ops {
  /** The precision of all its tensors. */
  readonly dtype: DType;

  /** The same operations, reported under the name of the part of a model that uses them. Only `traced` needs it. */
  within?(scope: string): Ops;

  /**
   * Runs a step of work and returns its result. Memory of tensors that are made in it is used again by later steps, but
   * for the tensors in the result: a tensor, a tree of them, or an object with such among its values. The others are
   * refused with a StaleTensorError from then on. A step within a step is part of it.
   */
  step<T>(body: () => T): T;

  /**
   * The same function, for bodies of work that are done thousands of times, such as a step of training: an interpreter
   * may note the operations of the first calls, and from then on do them without running the body. Each call is a step.
   */
  compile<Inputs extends readonly Tensor[]>(
    body: CompiledBody<Inputs>,
  ): (inputs: Inputs, step: number) => number | undefined;

  /** The same values in this interpreter's memory and precision. */
  from<S extends Shape>(source: Tensor<S>): Tensor<S>;
  /** A tensor with every element equal to `value`. */
  fill<const S extends Shape>(shape: S, value: number): Tensor<S>;
  /** A copy of its own that may be changed with `assign` and `increase`. */
  variable<S extends Shape>(source: Tensor<S>): Tensor<S>;
  /** Overwrites the elements of `target`, and with them every slice of it, by those of `source`. */
  assign<S extends Shape>(target: Tensor<S>, source: Tensor<NoInfer<S>>): void;
  /** Adds the elements of `by` to those of `target`, in place. */
  increase<S extends Shape>(target: Tensor<S>, by: Tensor<NoInfer<S>>): void;
  /** The value of a scalar as a number. */
  item(scalar: Tensor<readonly []>): number;
  /** Whether no element is NaN or infinite. */
  allFinite(tensors: readonly Tensor[]): boolean;
  /** Looks at elements without computing anything of them: to refuse targets, say. */
  inspect<S extends Shape>(x: Tensor<S>, look: (x: Tensor<S>) => void): void;

  /** The same elements, row by row, under another shape of the same size. May or may not share their memory. */
  reshape<const S extends Shape>(source: Tensor, shape: S): Tensor<S>;
  /** The part of a vector that begins at `start`, under a shape: a view, which sees what is assigned to the vector. */
  slice<const S extends Shape>(vector: Vector, start: number, shape: S): Tensor<S>;
  /** All elements of the tensors, one tensor after the other, as one vector. */
  concatenate(parts: readonly Tensor[]): Vector;
  /** The matrix with its axes exchanged: a view that `matmul` reads in place. */
  transpose<M extends number, N extends number>(matrix: Matrix<M, N>): Matrix<N, M>;

  /** yᵢⱼ = Σₖ leftᵢₖ · rightₖⱼ, each sum over k in order, from 0, every product and every sum rounded. */
  matmul<M extends number, K extends number, N extends number>(
    left: Matrix<M, K>,
    right: Matrix<NoInfer<K>, N>,
  ): Matrix<M, N>;

  /** left + right */
  add<S extends Shape>(left: Tensor<S>, right: Operand<NoInfer<S>>): Tensor<S>;
  /** left − right */
  subtract<S extends Shape>(left: Tensor<S>, right: Operand<NoInfer<S>>): Tensor<S>;
  /** left − right */
  subtract<S extends Shape>(left: number, right: Tensor<S>): Tensor<S>;
  /** left · right, element by element */
  multiply<S extends Shape>(left: Tensor<S>, right: Operand<NoInfer<S>>): Tensor<S>;
  /** left ÷ right */
  divide<S extends Shape>(left: Tensor<S>, right: Operand<NoInfer<S>>): Tensor<S>;
  /** left ÷ right */
  divide<S extends Shape>(left: number, right: Tensor<S>): Tensor<S>;
  /** `right` where left < right, else `left`: a NaN in `left` stays. */
  maximum<S extends Shape>(left: Tensor<S>, right: Operand<NoInfer<S>>): Tensor<S>;
  /** `positive` where condition > 0, else `otherwise`. */
  where<S extends Shape>(
    condition: Tensor<S>,
    positive: Operand<NoInfer<S>>,
    otherwise: Operand<NoInfer<S>>,
  ): Tensor<S>;

  /** eˣ */
  exp<S extends Shape>(x: Tensor<S>): Tensor<S>;
  /** Natural logarithm. */
  log<S extends Shape>(x: Tensor<S>): Tensor<S>;
  /** log(1 + x), exact for small x. */
  log1p<S extends Shape>(x: Tensor<S>): Tensor<S>;
  /** √x */
  sqrt<S extends Shape>(x: Tensor<S>): Tensor<S>;
  /** (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ) */
  tanh<S extends Shape>(x: Tensor<S>): Tensor<S>;
  /** The error function, 2/√π ∫₀ˣ e^{−t²} dt. */
  erf<S extends Shape>(x: Tensor<S>): Tensor<S>;
  /** 1 / (1 + e⁻ˣ) */
  sigmoid<S extends Shape>(x: Tensor<S>): Tensor<S>;
  /** |x| */
  absolute<S extends Shape>(x: Tensor<S>): Tensor<S>;

  /** matrixᵢⱼ + rowⱼ */
  addRow<M extends number, N extends number>(matrix: Matrix<M, N>, row: Tensor<readonly [NoInfer<N>]>): Matrix<M, N>;
  /** matrixᵢⱼ − rowⱼ */
  subtractRow<M extends number, N extends number>(
    matrix: Matrix<M, N>,
    row: Tensor<readonly [NoInfer<N>]>,
  ): Matrix<M, N>;
  /** matrixᵢⱼ · rowⱼ */
  multiplyRow<M extends number, N extends number>(
    matrix: Matrix<M, N>,
    row: Tensor<readonly [NoInfer<N>]>,
  ): Matrix<M, N>;
  /** matrixᵢⱼ − columnᵢ */
  subtractColumn<M extends number, N extends number>(
    matrix: Matrix<M, N>,
    column: Tensor<readonly [NoInfer<M>]>,
  ): Matrix<M, N>;
  /** matrixᵢⱼ · columnᵢ */
  multiplyColumn<M extends number, N extends number>(
    matrix: Matrix<M, N>,
    column: Tensor<readonly [NoInfer<M>]>,
  ): Matrix<M, N>;
  /** matrixᵢⱼ ÷ columnᵢ */
  divideColumn<M extends number, N extends number>(
    matrix: Matrix<M, N>,
    column: Tensor<readonly [NoInfer<M>]>,
  ): Matrix<M, N>;

  /** Σ of all elements, in eight lanes. */
  sum(x: Tensor): Tensor<readonly []>;
  /** yⱼ = Σᵢ matrixᵢⱼ: the rows added up in order. */
  sumRows<M extends number, N extends number>(matrix: Matrix<M, N>): Tensor<readonly [N]>;
  /** yᵢ = Σⱼ matrixᵢⱼ: the columns added up, in eight lanes. */
  sumColumns<M extends number, N extends number>(matrix: Matrix<M, N>): Tensor<readonly [M]>;
  /** yᵢ = maxⱼ matrixᵢⱼ; −∞ where there are no columns. */
  maxColumns<M extends number, N extends number>(matrix: Matrix<M, N>): Tensor<readonly [M]>;

  /** yᵢⱼ = 1 where labelᵢ = j, else 0, for labels 0 … classes − 1. */
  oneHot<M extends number, const N extends number>(labels: Tensor<readonly [M]>, classes: N): Matrix<M, N>;
  /** yᵢⱼ = tableₗⱼ for l = labelᵢ: a row of the table for each label 0 … V − 1. */
  gatherRows<V extends number, D extends number, M extends number>(
    table: Matrix<V, D>,
    labels: Tensor<readonly [M]>,
  ): Matrix<M, D>;
  /** yₗⱼ = Σ rowsᵢⱼ over the i with labelᵢ = l, in order, for labels 0 … classes − 1: the adjoint of `gatherRows`. */
  sumRowsByLabel<M extends number, D extends number, const V extends number>(
    rows: Matrix<M, D>,
    labels: Tensor<readonly [NoInfer<M>]>,
    classes: V,
  ): Matrix<V, D>;

  /**
   * A row for each window over images [batch, height, width, channels], window after window: its elements row by row, the
   * channels of each one after the other, and 0 in the padding. A convolution is a matrix product with these.
   */
  patches(images: Images, windows: Windows): Matrix<number, number>;
  /** Images of a shape, each element the sum of what stands for it in the patches, window after window: the adjoint. */
  sumPatches<const S extends ImagesShape>(patches: Matrix<number, number>, shape: S, windows: Windows): Tensor<S>;
  /** The sum of each window's elements row by row, for each channel. */
  sumWindows<N extends number, C extends number>(images: Images<N, C>, windows: Windows): Images<N, C>;
  /** Images of a shape, each element the sum of the values of its windows, window after window: the adjoint. */
  spreadWindows<const S extends ImagesShape>(values: Images, shape: S, windows: Windows): Tensor<S>;
  /** The largest of each window's elements, for each channel; NaN where there is one, −∞ where there is only padding. */
  maxWindows<N extends number, C extends number>(images: Images<N, C>, windows: Windows): Images<N, C>;
  /** As `spreadWindows`, but a window's largest element alone gets its value: the first of equal ones, or the last NaN. */
  spreadMaxima<S extends ImagesShape>(images: Tensor<S>, values: Images, windows: Windows): Tensor<S>;
}
