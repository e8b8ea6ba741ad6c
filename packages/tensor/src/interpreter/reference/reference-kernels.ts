import type { DType, Elements } from "../../dtype.js";
import { erf } from "../../elementary/erf.js";
import { exp } from "../../elementary/exp.js";
import { log } from "../../elementary/log.js";
import { log1p } from "../../elementary/log1p.js";
import { sigmoid } from "../../elementary/sigmoid.js";
import { tanh } from "../../elementary/tanh.js";
import { type OperationName, operations } from "../../operations/operations.js";
import type { Matrix, Operand } from "../../operations/signatures.js";
import { rowByRow } from "../../row-major.js";
import { type Shape, sizeOf } from "../../shape.js";
import type { Tensor, Vector } from "../../tensor.js";
import type { Kernel } from "../interpret.js";
import * as arithmetic from "./arithmetic.js";
import { drawUniform } from "./draw-uniform.js";
import { imageKernels } from "./image-kernels.js";
import { gatherRows, oneHot, sumRowsByLabel } from "./label-kernels.js";
import { multiplyMatrices } from "./multiply-matrices.js";
import { maxColumns, meanColumns, meanRows, sumColumns, sumInLanes, sumRows } from "./reductions.js";
import { extent, repeatedNumber, type Strided, strided } from "./strided.js";
import type { WriteElements } from "./write-elements.js";

const { add, subtract, multiply, divide } = arithmetic;
const ARITHMETIC = { add, subtract, multiply, divide };

/** The kernels as plain loops over typed arrays, in memory from `allocate`: the specification. */
export const referenceKernels = (
  dtype: DType,
  allocate: (length: number) => Elements,
): Readonly<Record<OperationName, Kernel>> => {
  const tensor = (shape: Shape, data: Elements): Tensor => ({ shape, dtype, data, transposed: false });
  const writing =
    (write: WriteElements): Kernel =>
    (operands, shape) => {
      const y = allocate(sizeOf(shape)).fill(0);
      write(y, operands, shape);
      return tensor(shape, y);
    };
  /** Where each element is written and none is read, memory need not be cleared. */
  const overwriting =
    (write: WriteElements): Kernel =>
    (operands, shape) => {
      const y = allocate(sizeOf(shape));
      write(y, operands, shape);
      return tensor(shape, y);
    };

  const stridedOperand = (operand: Operand<Shape>): Strided =>
    typeof operand === "number" ? repeatedNumber(operand, dtype) : strided(operand);

  const combining = (combine: arithmetic.BinaryKernel): Kernel =>
    overwriting((y, [left, right]: readonly Operand<Shape>[], shape) =>
      combine(stridedOperand(left!), stridedOperand(right!), y, ...extent(shape)),
    );
  const unary = (compute: (x: number) => number): Kernel =>
    overwriting((y, [x]: readonly Tensor[]) => {
      const elements = rowByRow(x!);
      for (let i = 0; i < y.length; i++) y[i] = compute(elements[i]!);
    });
  const repeating = (operation: OperationName): Kernel => {
    const { as, row, column } = operations[operation].repeats!;
    return overwriting((y, [x, repeated]: readonly Tensor[], shape) =>
      ARITHMETIC[as](strided(x!), { data: repeated!.data, row, column }, y, ...extent(shape)),
    );
  };
  const reducing = (reduce: (x: Elements, y: Elements, rows: number, columns: number) => void): Kernel =>
    writing((y, [matrix]: readonly Matrix<number, number>[]) => reduce(rowByRow(matrix!), y, ...matrix!.shape));

  return {
    ...imageKernels(writing),
    fill: writing((y, [, value]: readonly [Shape, number]) => void y.fill(value)),
    reshape: ([source]: readonly Tensor[], shape) => tensor(shape, rowByRow(source!)),
    slice: ([vector, start]: readonly [Vector, number], shape) =>
      tensor(shape, vector.data.subarray(start, start + sizeOf(shape))),
    transpose: ([matrix]: readonly Tensor[], shape) => {
      const { data, transposed } = matrix!;
      return { shape, dtype, data, transposed: !transposed };
    },
    concatenate: writing((y, [parts]: readonly (readonly Tensor[])[]) => {
      let start = 0;
      for (const part of parts!) {
        y.set(rowByRow(part), start);
        start += sizeOf(part.shape);
      }
    }),

    matmul: writing((y, [left, right]: readonly Matrix<number, number>[]) => {
      const [inner, columns] = right!.shape;
      multiplyMatrices(strided(left!), strided(right!), y, left!.shape[0], inner, columns);
    }),

    add: combining(add),
    subtract: combining(subtract),
    multiply: combining(multiply),
    divide: combining(divide),
    maximum: combining(arithmetic.maximum),
    where: overwriting(
      (y, [condition, positive, otherwise]: readonly [Tensor, Operand<Shape>, Operand<Shape>], shape) => {
        const operands = [strided(condition), stridedOperand(positive), stridedOperand(otherwise)] as const;
        arithmetic.where(...operands, y, ...extent(shape));
      },
    ),
    scale: repeating("scale"),
    divideBy: repeating("divideBy"),

    exp: unary(exp),
    log: unary(log),
    log1p: unary(log1p),
    sqrt: unary(Math.sqrt),
    tanh: unary(tanh),
    erf: unary(erf),
    sigmoid: unary(sigmoid),
    absolute: unary(Math.abs),

    addRow: repeating("addRow"),
    subtractRow: repeating("subtractRow"),
    multiplyRow: repeating("multiplyRow"),
    subtractColumn: repeating("subtractColumn"),
    multiplyColumn: repeating("multiplyColumn"),
    divideColumn: repeating("divideColumn"),

    sum: writing((y, [x]: readonly Tensor[]) => {
      y[0] = sumInLanes(rowByRow(x!), 0, sizeOf(x!.shape));
    }),
    sumRows: reducing(sumRows),
    sumColumns: reducing(sumColumns),
    meanRows: reducing(meanRows),
    meanColumns: reducing(meanColumns),
    maxColumns: reducing(maxColumns),

    oneHot: writing((y, [labels, classes]: readonly [Vector, number]) => oneHot(labels.data, y, classes)),
    gatherRows: writing((y, [table, labels]: readonly [Matrix<number, number>, Vector]) =>
      gatherRows(rowByRow(table), labels.data, y, ...table.shape),
    ),
    sumRowsByLabel: writing((y, [rows, labels]: readonly [Tensor, Vector, number], shape) =>
      sumRowsByLabel(rowByRow(rows), labels.data, y, ...(shape as readonly [number, number])),
    ),

    uniform: writing((y, [, key, step]: readonly [Shape, readonly [number, number], Tensor]) =>
      drawUniform(y, key, step.data),
    ),
  };
};
