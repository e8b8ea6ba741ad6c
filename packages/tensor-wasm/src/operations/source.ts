import type { Operand, Shape, Tensor } from "@gd/tensor";
import { extent } from "@gd/tensor/interpreter";
import type { PlacedSource, Source } from "../kernels/instruction.js";
import { KERNEL } from "../kernels/kernel.js";
import type { Machine } from "../memory/machine.js";

/** A tensor as kernels read it: a transposed matrix in place, by its strides. */
export const placedOn = (machine: Machine, x: Tensor): PlacedSource => {
  const [rows, columns] = extent(x.shape);
  const at = machine.placeOf(x);
  return x.transposed ? { at, row: 1, column: rows } : { at, row: columns, column: 1 };
};

/** The same for operands that may be numbers. */
export const sourceOn = (machine: Machine, operand: Operand<Shape>): Source =>
  typeof operand === "number" ? { at: operand, row: 0, column: 0 } : placedOn(machine, operand);

/** The same for kernels that read row by row only: a transposed matrix is copied. */
export const sourceInOrder = (machine: Machine, x: Tensor): Source => {
  const source = placedOn(machine, x);
  if (!x.transposed) return source;
  const [rows, columns] = extent(x.shape);
  const y = machine.temporary(rows * columns);
  machine.execute({ kernel: KERNEL.transpose, y, sources: [source], rows: columns, columns: rows, inner: 0 });
  return { at: y, row: columns, column: 1 };
};
