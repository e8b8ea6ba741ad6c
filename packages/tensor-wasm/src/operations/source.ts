import { type Operand, type Shape, sizeOf, type Tensor } from "@gd/tensor";
import type { PlacedSource, Source } from "../kernels/instruction.js";
import { KERNEL } from "../kernels/kernel.js";
import type { Machine } from "../memory/machine.js";

/** Rows and columns of a shape read as a matrix; any rank but 2 is a single row. */
export const extent = (shape: Shape): readonly [rows: number, columns: number] =>
  shape.length === 2 ? [shape[0]!, shape[1]!] : [1, sizeOf(shape)];

/** A tensor as kernels read it: a transposed matrix in place, by its strides. */
export const placedOn = (machine: Machine, x: Tensor): PlacedSource => {
  const [rows, columns] = extent(x.shape);
  const at = machine.placeOf(x);
  return x.transposed ? { at, row: 1, column: rows } : { at, row: columns, column: 1 };
};

/** The same for operands that may be numbers. */
export const sourceOn = (machine: Machine, operand: Operand<Shape>): Source =>
  typeof operand === "number" ? { at: operand, row: 0, column: 0 } : placedOn(machine, operand);

/** The same for kernels that know no other order than row by row: a copy of a transposed matrix. */
export const sourceInOrder = (machine: Machine, x: Tensor): Source => {
  const source = placedOn(machine, x);
  if (!x.transposed) return source;
  const [rows, columns] = extent(x.shape);
  const y = machine.temporary(rows * columns);
  machine.execute({ kernel: KERNEL.transpose, y, sources: [source], rows: columns, columns: rows, inner: 0 });
  return { at: y, row: columns, column: 1 };
};
