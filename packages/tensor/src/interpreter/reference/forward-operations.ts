import { erf as erfOf } from "../../elementary/erf.js";
import { exp as expOf } from "../../elementary/exp.js";
import { log as logOf } from "../../elementary/log.js";
import { log1p as log1pOf } from "../../elementary/log1p.js";
import { sigmoid as sigmoidOf } from "../../elementary/sigmoid.js";
import { tanh as tanhOf } from "../../elementary/tanh.js";
import type { Shaped } from "../../operations/operation.js";
import type { Matrix, Operand } from "../../operations/signatures.js";
import { patchesShape, valuesShape, type Windows, windowGrid } from "../../operations/windows.js";
import { rowByRow } from "../../row-major.js";
import { type Shape, sizeOf } from "../../shape.js";
import type { Tensor, Vector } from "../../tensor.js";
import * as arithmetic from "./arithmetic.js";
import * as images from "./image-kernels.js";
import type { KernelOf } from "./kernel-makers.js";
import * as labels from "./label-kernels.js";
import * as reductions from "./reductions.js";
import { extent, strided } from "./strided.js";

// The operations that layers compute their outputs with, apart from gradients. Each is an export of its own, so that a program
// which only answers has those that its layers need.

/** An operation as it is computed of operands that are known to fit. */
export interface ForwardOperation {
  readonly kernel: KernelOf;
  /** The shape of the result. */
  shape(operands: never): Shape;
}

type ShapeOf = ForwardOperation["shape"];

/** That of the first tensor: elementwise operations take numbers in the place of others. */
const ofFirst: ShapeOf = (operands: readonly (Shaped | number)[]) =>
  (operands.find((operand) => typeof operand !== "number") as Shaped).shape;

const ofRows: ShapeOf = ([matrix]: readonly Shaped[]) => matrix!.shape.slice(0, 1);

const ofWindows: ShapeOf = ([{ shape }, windows]: readonly [Shaped, Windows]) =>
  valuesShape(windowGrid("windows", shape, windows));

/** The same elements in another shape. */
export const reshape: ForwardOperation = {
  shape: ([, shape]: readonly [Shaped, Shape]) => shape,
  kernel:
    ({ tensor }) =>
    ([source]: readonly Tensor[], shape) =>
      tensor(shape, rowByRow(source!)),
};

/** The matrix with its axes exchanged. */
export const transpose: ForwardOperation = {
  shape: ([{ shape }]: readonly [Shaped]) => [shape[1]!, shape[0]!],
  kernel:
    ({ tensor }) =>
    ([matrix]: readonly Tensor[], shape) => {
      const { data, transposed } = matrix!;
      return { ...tensor(shape, data), transposed: !transposed };
    },
};

/** All elements of the tensors as one vector. */
export const concatenate: ForwardOperation = {
  shape: ([parts]: readonly (readonly Shaped[])[]) => [parts!.reduce((length, { shape }) => length + sizeOf(shape), 0)],
  kernel: ({ writing }) =>
    writing((y, [parts]: readonly (readonly Tensor[])[]) => {
      let start = 0;
      for (const part of parts!) {
        y.set(rowByRow(part), start);
        start += sizeOf(part.shape);
      }
    }),
};

/** yᵢⱼ = Σₖ leftᵢₖ · rightₖⱼ */
export const matmul: ForwardOperation = {
  shape: ([left, right]: readonly Shaped[]) => [left!.shape[0]!, right!.shape[1]!],
  kernel: ({ writing, multiplyMatrices }) =>
    writing((y, [left, right]: readonly Matrix<number, number>[]) => {
      const [inner, columns] = right!.shape;
      multiplyMatrices(strided(left!), strided(right!), y, left!.shape[0], inner, columns);
    }),
};

/** left + right */
export const add: ForwardOperation = { shape: ofFirst, kernel: ({ combining }) => combining(arithmetic.add) };
/** left − right */
export const subtract: ForwardOperation = { shape: ofFirst, kernel: ({ combining }) => combining(arithmetic.subtract) };
/** left · right, element by element */
export const multiply: ForwardOperation = { shape: ofFirst, kernel: ({ combining }) => combining(arithmetic.multiply) };
/** left ÷ right */
export const divide: ForwardOperation = { shape: ofFirst, kernel: ({ combining }) => combining(arithmetic.divide) };
/** `right` where left < right, else `left`. */
export const maximum: ForwardOperation = { shape: ofFirst, kernel: ({ combining }) => combining(arithmetic.maximum) };

/** `positive` where condition > 0, else `otherwise`. */
export const where: ForwardOperation = {
  shape: ofFirst,
  kernel: ({ overwriting, stridedOperand }) =>
    overwriting((y, [condition, positive, otherwise]: readonly [Tensor, Operand<Shape>, Operand<Shape>], shape) => {
      const operands = [strided(condition), stridedOperand(positive), stridedOperand(otherwise)] as const;
      arithmetic.where(...operands, y, ...extent(shape));
    }),
};

/** eˣ */
export const exp: ForwardOperation = { shape: ofFirst, kernel: ({ unary }) => unary(expOf) };
/** Natural logarithm. */
export const log: ForwardOperation = { shape: ofFirst, kernel: ({ unary }) => unary(logOf) };
/** log(1 + x) */
export const log1p: ForwardOperation = { shape: ofFirst, kernel: ({ unary }) => unary(log1pOf) };
/** (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ) */
export const tanh: ForwardOperation = { shape: ofFirst, kernel: ({ unary }) => unary(tanhOf) };
/** The error function. */
export const erf: ForwardOperation = { shape: ofFirst, kernel: ({ unary }) => unary(erfOf) };
/** 1 / (1 + e⁻ˣ) */
export const sigmoid: ForwardOperation = { shape: ofFirst, kernel: ({ unary }) => unary(sigmoidOf) };
/** √x */
export const sqrt: ForwardOperation = { shape: ofFirst, kernel: ({ unary }) => unary(Math.sqrt) };
/** |x| */
export const absolute: ForwardOperation = { shape: ofFirst, kernel: ({ unary }) => unary(Math.abs) };

/** matrixᵢⱼ + rowⱼ */
export const addRow: ForwardOperation = { shape: ofFirst, kernel: ({ repeating }) => repeating(arithmetic.add, 0, 1) };
/** matrixᵢⱼ − rowⱼ */
export const subtractRow: ForwardOperation = {
  shape: ofFirst,
  kernel: ({ repeating }) => repeating(arithmetic.subtract, 0, 1),
};
/** matrixᵢⱼ · rowⱼ */
export const multiplyRow: ForwardOperation = {
  shape: ofFirst,
  kernel: ({ repeating }) => repeating(arithmetic.multiply, 0, 1),
};
/** matrixᵢⱼ − columnᵢ */
export const subtractColumn: ForwardOperation = {
  shape: ofFirst,
  kernel: ({ repeating }) => repeating(arithmetic.subtract, 1, 0),
};
/** matrixᵢⱼ · columnᵢ */
export const multiplyColumn: ForwardOperation = {
  shape: ofFirst,
  kernel: ({ repeating }) => repeating(arithmetic.multiply, 1, 0),
};
/** matrixᵢⱼ ÷ columnᵢ */
export const divideColumn: ForwardOperation = {
  shape: ofFirst,
  kernel: ({ repeating }) => repeating(arithmetic.divide, 1, 0),
};

/** yᵢ = Σⱼ matrixᵢⱼ */
export const sumColumns: ForwardOperation = {
  shape: ofRows,
  kernel: ({ reducing }) => reducing(reductions.sumColumns),
};
/** yᵢ = Σⱼ matrixᵢⱼ ÷ columns */
export const meanColumns: ForwardOperation = {
  shape: ofRows,
  kernel: ({ reducing }) => reducing(reductions.meanColumns),
};
/** yᵢ = maxⱼ matrixᵢⱼ */
export const maxColumns: ForwardOperation = {
  shape: ofRows,
  kernel: ({ reducing }) => reducing(reductions.maxColumns),
};

/** yᵢⱼ = tableₗⱼ with l = labelᵢ */
export const gatherRows: ForwardOperation = {
  shape: ([table, rows]: readonly Shaped[]) => [rows!.shape[0]!, table!.shape[1]!],
  kernel: ({ writing }) =>
    writing((y, [table, rows]: readonly [Matrix<number, number>, Vector]) =>
      labels.gatherRows(rowByRow(table), rows.data, y, ...table.shape),
    ),
};

/** A row for each window over images. */
export const patches: ForwardOperation = {
  shape: ([{ shape }, windows]: readonly [Shaped, Windows]) => patchesShape(windowGrid("patches", shape, windows)),
  kernel: images.patches,
};
/** The sum of each window's pixels, for each channel. */
export const sumWindows: ForwardOperation = { shape: ofWindows, kernel: images.sumWindows };
/** The largest of each window's pixels, for each channel. */
export const maxWindows: ForwardOperation = { shape: ofWindows, kernel: images.maxWindows };
