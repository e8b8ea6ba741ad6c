import { type Operand, type Shape, sizeOf, type Tensor } from "@gd/tensor";
import type { Source } from "../kernels/instruction.js";
import { KERNEL } from "../kernels/kernel.js";
import type { Machine } from "../memory/machine.js";

/** Rows and columns of a shape read as a matrix; any rank but 2 is a single row. */
export const extent = (shape: Shape): readonly [rows: number, columns: number] =>
  shape.length === 2 ? [shape[0]!, shape[1]!] : [1, sizeOf(shape)];

/** An operand as kernels read it: a transposed matrix in place, by its strides. */
export const sourceOn = (machine: Machine, operand: Operand<Shape>): Source => {
  if (typeof operand === "number") return { at: operand, row: 0, column: 0 };
  const [rows, columns] = extent(operand.shape);
  const at = machine.placeOf(operand);
  return operand.transposed ? { at, row: 1, column: rows } : { at, row: columns, column: 1 };
};

/** The same for kernels that know no other order than row by row: a copy of a transposed matrix. */
export const sourceInOrder = (machine: Machine, x: Tensor): Source => {
  const source = sourceOn(machine, x);
  if (!x.transposed) return source;
  const [rows, columns] = extent(x.shape);
  const y = { block: machine.temporary(rows * columns), offset: 0 };
  machine.execute({ kernel: KERNEL.transpose, y, sources: [source], rows: columns, columns: rows, inner: 0 });
  return { at: y, row: columns, column: 1 };
};
