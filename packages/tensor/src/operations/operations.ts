import { type Shape, sizeOf } from "../shape.js";
import type { Shaped } from "./operation.js";
import {
  alongColumns,
  alongRows,
  byScalar,
  elementwise,
  IMAGES,
  inWindows,
  MATRIX,
  ofOperand,
  ofPattern,
  operation,
  overImages,
  reduction,
  VALUES,
  WINDOWS,
} from "./operation-rules.js";
import {
  concatenationShape,
  fillShape,
  reshapeShape,
  sliceShape,
  uniformShape,
  whereShape,
} from "./operation-shapes.js";
import type * as signature from "./signatures.js";
import { expectOverWindows, patchesShape, type Windows, windowGrid } from "./windows.js";
/**
 * The operations that layers, losses and optimizers are written in. This is the only list of them: their types, the
 * checks of their operands, `counting`, `traced`, the contract of interpreters, the numbers of kernels and the work of
 * threads are derived from it.
 */
export const operations = /* @__PURE__ */ (() => ({
  /** A tensor with every element equal to `value`. */
  fill: operation<signature.Fill>({
    shape: fillShape,
    flops: () => 0,
    roles: ["shape", "value"],
    example: [[2, 3], 0.5],
  }),
  /** The same elements, row by row, in another shape of the same size. The result may or may not share their memory. */
  reshape: operation<signature.Reshape>({
    shape: reshapeShape,
    roles: ["source", "shape"],
    example: [MATRIX, [3, 2]],
    view: true,
  }),
  /** The part of a vector that begins at `start`, in a shape: a view, which sees what is assigned to the vector. */
  slice: operation<signature.Slice>({
    shape: sliceShape,
    roles: ["vector", "start", "shape"],
    example: [{ shape: [4] }, 1, [2]],
    view: true,
  }),
  /** All elements of the tensors, one tensor after another, as one vector. */
  concatenate: operation<signature.Concatenate>({
    shape: concatenationShape,
    flops: () => 0,
    roles: ["parts"],
    example: [[MATRIX, { shape: [2] }]],
  }),
  /** The matrix with its axes exchanged: a view that `matmul` reads in place. */
  transpose: ofPattern<signature.Transpose>(
    { takes: { matrix: ["rows", "columns"] }, gives: ["columns", "rows"] },
    { view: true },
  ),

  /**
   * yᵢⱼ = Σₖ leftᵢₖ · rightₖⱼ: the terms of each 256 k are added up in order, starting from 0, and so are these parts.
   * Every product and every sum is rounded.
   *
   * |error| ≤ min(n, 256 + n/256) · u · Σₖ |leftᵢₖ · rightₖⱼ|, up to terms in u², for n terms and u = 2⁻²⁴ or 2⁻⁵³.
   */
  matmul: ofPattern<signature.Matmul>(
    {
      takes: { left: ["rows", "inner"], right: ["inner", "columns"] },
      gives: ["rows", "columns"],
      advice: "left needs as many columns as right has rows",
    },
    {
      flops: (result, [left]: readonly Shaped[]) => 2 * sizeOf(result) * left!.shape[1]!,
      independent: "rows",
    },
  ),

  /** left + right */
  add: elementwise<signature.Combination>(["left", "right"]),
  /** left − right */
  subtract: elementwise<signature.OrderedCombination>(["left", "right"]),
  /** left · right, element by element */
  multiply: elementwise<signature.Combination>(["left", "right"]),
  /** left ÷ right */
  divide: elementwise<signature.OrderedCombination>(["left", "right"]),
  /** `right` where left < right, else `left`; a NaN in `left` is kept. */
  maximum: elementwise<signature.Combination>(["left", "right"]),
  /** `positive` where condition > 0, else `otherwise`. */
  where: elementwise<signature.Where>(["condition", "positive", "otherwise"], { shape: whereShape }),
  /** xᵢ · scalar, for a factor that is computed or varies from step to step. */
  scale: byScalar("multiply"),
  /** xᵢ ÷ scalar, for a divisor that is computed. */
  divideBy: byScalar("divide"),

  /** eˣ */
  exp: elementwise<signature.Unary>(["x"], { elementary: true }),
  /** Natural logarithm. */
  log: elementwise<signature.Unary>(["x"], { elementary: true }),
  /** log(1 + x), accurate for small x. */
  log1p: elementwise<signature.Unary>(["x"], { elementary: true }),
  /** √x */
  sqrt: elementwise<signature.Unary>(["x"]),
  /** (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ) */
  tanh: elementwise<signature.Unary>(["x"], { elementary: true }),
  /** The error function, 2/√π ∫₀ˣ e^{−t²} dt. */
  erf: elementwise<signature.Unary>(["x"], { elementary: true }),
  /** 1 / (1 + e⁻ˣ) */
  sigmoid: elementwise<signature.Unary>(["x"], { elementary: true }),
  /** |x| */
  absolute: elementwise<signature.Unary>(["x"]),

  /** matrixᵢⱼ + rowⱼ */
  addRow: alongRows("add"),
  /** matrixᵢⱼ − rowⱼ */
  subtractRow: alongRows("subtract"),
  /** matrixᵢⱼ · rowⱼ */
  multiplyRow: alongRows("multiply"),
  /** matrixᵢⱼ − columnᵢ */
  subtractColumn: alongColumns("subtract"),
  /** matrixᵢⱼ · columnᵢ */
  multiplyColumn: alongColumns("multiply"),
  /** matrixᵢⱼ ÷ columnᵢ */
  divideColumn: alongColumns("divide"),

  /**
   * Σ of all elements, in eight lanes. Sums of elements, here and below, are computed in float64 and rounded once: in
   * float32 |error| ≤ 2⁻²⁴ · |Σ| + n · 2⁻⁵³ · Σ |x| for n elements.
   */
  sum: operation<signature.Sum>({ shape: () => [], flops: ofOperand, roles: ["x"], example: [MATRIX] }),
  /** yⱼ = Σᵢ matrixᵢⱼ: the rows added up in order, in float64. */
  sumRows: reduction<signature.ReduceRows>("columns"),
  /** yᵢ = Σⱼ matrixᵢⱼ: the columns added up in eight lanes, in float64. */
  sumColumns: reduction<signature.ReduceColumns>("rows"),
  /** yⱼ = Σᵢ matrixᵢⱼ ÷ rows: as `sumRows`, divided in float64, and rounded once. */
  meanRows: reduction<signature.ReduceRows>("columns"),
  /** yᵢ = Σⱼ matrixᵢⱼ ÷ columns: as `sumColumns`, divided in float64, and rounded once. */
  meanColumns: reduction<signature.ReduceColumns>("rows"),
  /** yᵢ = maxⱼ matrixᵢⱼ; −∞ if there are no columns. */
  maxColumns: reduction<signature.ReduceColumns>("rows"),

  /**
   * yᵢⱼ = 1 where labelᵢ = j, else 0, for labels 0 … classes − 1; any other label gives a row of NaN. So do labels of 2²⁴
   * and more in float32, which cannot tell them from each other, here and below.
   */
  oneHot: ofPattern<signature.OneHot>(
    { takes: { labels: ["labels"], classes: "classes" }, gives: ["labels", "classes"] },
    { labels: 0, flops: () => 0 },
  ),
  /** yᵢⱼ = tableₗⱼ with l = labelᵢ, for labels 0 … rows − 1 of the table; any other label gives a row of NaN. */
  gatherRows: ofPattern<signature.GatherRows>(
    { takes: { table: ["rows", "columns"], labels: ["labels"] }, gives: ["labels", "columns"] },
    { labels: 1, flops: () => 0, independent: "rows" },
  ),
  /**
   * yₗⱼ = Σ rowsᵢⱼ over the i with labelᵢ = l, in order and in float64, for labels 0 … classes − 1: the adjoint of
   * `gatherRows`. Any other label makes all elements NaN.
   */
  sumRowsByLabel: ofPattern<signature.SumRowsByLabel>(
    {
      takes: { rows: ["labels", "columns"], labels: ["labels"], classes: "classes" },
      gives: ["classes", "columns"],
    },
    { labels: 1, flops: ofOperand, independent: "columns" },
  ),

  /**
   * Random numbers in [0, 1) with 24 random bits each, by Threefry-2x32 with 20 rounds: elements 2i and 2i + 1 are the
   * two words of the block with counter (i, step) under the key. A step is passed as [step mod 2¹⁶, ⌊step / 2¹⁶⌋];
   * other numbers than whole ones from 0 to 2¹⁶ − 1 give NaN.
   *
   * Source  Salmon, Moraes, Dror & Shaw, Parallel Random Numbers: As Easy as 1, 2, 3 (2011)
   */
  uniform: operation<signature.Uniform>({
    shape: uniformShape,
    flops: (result) => sizeOf(result),
    roles: ["shape", "key", "step"],
    example: [[2, 3], [1, 2], { shape: [2] }],
    independent: "columns",
  }),

  /**
   * A row for each window over images [batch, height, width, channels], window after window: its pixels row by row, the
   * channels of each pixel side by side, and 0 in the padding. A convolution is a matrix product with these rows.
   */
  patches: operation<signature.Patches>({
    shape: (place, [images, windows]: readonly [Shaped, Windows]) =>
      patchesShape(windowGrid(place, images.shape, windows)),
    flops: () => 0,
    roles: ["images", "windows"],
    example: [IMAGES, WINDOWS],
    independent: "images",
  }),
  /** Images in which each pixel is the sum of its copies in the patches, in order: the adjoint of `patches`. */
  sumPatches: operation<signature.SumPatches>({
    shape(place, [patches, shape, windows]: readonly [Shaped, Shape, Windows]) {
      expectOverWindows(place, "patches", patches, windowGrid(place, shape, windows));
      return shape;
    },
    flops: ofOperand,
    roles: ["patches", "shape", "windows"],
    example: [{ shape: [8, 12] }, IMAGES.shape, WINDOWS],
    independent: "images",
  }),
  /** The sum of each window's pixels, row by row and in float64, for each channel. */
  sumWindows: overImages<signature.OverWindows>(),
  /** Images in which each pixel is the sum of the values of its windows, in order: the adjoint of `sumWindows`. */
  spreadWindows: operation<signature.SpreadWindows>({
    shape(place, [values, shape, windows]: readonly [Shaped, Shape, Windows]) {
      expectOverWindows(place, "values", values, windowGrid(place, shape, windows));
      return shape;
    },
    flops: inWindows(([, shape]: readonly Shape[]) => shape!),
    roles: ["values", "shape", "windows"],
    example: [VALUES, IMAGES.shape, WINDOWS],
    independent: "images",
  }),
  /** The largest of each window's pixels, for each channel; NaN if there is one, −∞ if there is only padding. */
  maxWindows: overImages<signature.OverWindows>(),
  /** Like `spreadWindows`, but only the largest pixel of a window gets its value: the first of equals, the last NaN. */
  spreadMaxima: operation<signature.SpreadMaxima>({
    shape(place, [images, values, windows]: readonly [Shaped, Shaped, Windows]) {
      expectOverWindows(place, "values", values, windowGrid(place, images.shape, windows));
      return images.shape;
    },
    flops: inWindows(([images]: readonly Shaped[]) => images!.shape),
    roles: ["images", "values", "windows"],
    example: [IMAGES, VALUES, WINDOWS],
    independent: "images",
  }),
}))();

/** The name of an operation. */
export type OperationName = keyof typeof operations;

/** The names of all operations, in the order of the table. */
export const operationNames = /* @__PURE__ */ Object.keys(operations) as readonly OperationName[];
