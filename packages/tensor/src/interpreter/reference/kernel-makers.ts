import type { DType, Elements } from "../../dtype.js";
import type { Matrix, Operand } from "../../operations/signatures.js";
import { rowByRow } from "../../row-major.js";
import { type Shape, sizeOf } from "../../shape.js";
import type { Tensor } from "../../tensor.js";
import type { Kernel } from "../interpret.js";
import type { BinaryKernel } from "./arithmetic.js";
import type { multiplyInFloat32 } from "./multiply-matrices.js";
import { extent, repeatedNumber, type Strided, strided } from "./strided.js";
import type { WriteElements } from "./write-elements.js";

/** What makes kernels of loops over elements. */
export type KernelMakers = ReturnType<typeof kernelMakers>;

/** Makes the kernel of an operation. */
export type KernelOf = (makers: KernelMakers) => Kernel;

/** What makes kernels of a precision, in memory from `allocate`. */
export const kernelMakers = (
  dtype: DType,
  allocate: (length: number) => Elements,
  multiplyMatrices: typeof multiplyInFloat32,
) => {
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
  const combining = (combine: BinaryKernel): Kernel =>
    overwriting((y, [left, right]: readonly Operand<Shape>[], shape) =>
      combine(stridedOperand(left!), stridedOperand(right!), y, ...extent(shape)),
    );
  const unary = (compute: (x: number) => number): Kernel =>
    overwriting((y, [x]: readonly Tensor[]) => {
      const elements = rowByRow(x!);
      for (let i = 0; i < y.length; i++) y[i] = compute(elements[i]!);
    });
  /** With a row, a column or a scalar, by its strides, that is repeated. */
  const repeating = (combine: BinaryKernel, row: number, column: number): Kernel =>
    overwriting((y, [x, repeated]: readonly Tensor[], shape) =>
      combine(strided(x!), { data: repeated!.data, row, column }, y, ...extent(shape)),
    );
  const reducing = (reduce: (x: Elements, y: Elements, rows: number, columns: number) => void): Kernel =>
    writing((y, [matrix]: readonly Matrix<number, number>[]) => reduce(rowByRow(matrix!), y, ...matrix!.shape));
  return { tensor, writing, overwriting, stridedOperand, combining, unary, repeating, reducing, multiplyMatrices };
};
