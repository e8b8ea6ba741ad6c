import { sizeOf, type Tensor } from "@gd/tensor";
import { extent } from "@gd/tensor/interpreter";
import type { Place } from "../kernels/instruction.js";
import { KERNEL } from "../kernels/kernel.js";
import type { Machine } from "../memory/machine.js";
import { executeElementwise } from "./execute-elementwise.js";
import { placedOn } from "./source.js";

/**
 * Finds room for a change of a tensor that has elements, to `by` or to its own elements plus `by`. What it returns makes
 * the change, and cannot fail for want of memory.
 */
export const prepareChange = (
  machine: Machine,
  operation: "assign" | "increase",
  target: Tensor,
  by: Tensor,
): (() => void) => {
  const [addend, at] = [placedOn(machine, by), machine.placeOf(target)];
  machine.moveIn(addend.at);
  machine.moveIn(at);
  // Plans write each temporary once, and nothing on the heap.
  if (at.block.kind !== "variable") machine.recorder?.elementsTouched();
  // In the order of the target's elements, which are the columns of a transposed one.
  const [rows, columns] = extent(target.shape);
  const order = target.transposed ? ([columns, rows] as const) : ([rows, columns] as const);
  const source = target.transposed ? { ...addend, row: addend.column, column: addend.row } : addend;
  const own = { at, row: order[1], column: 1 };
  const write = (y: Place): void =>
    operation === "assign"
      ? executeElementwise(machine, { kernel: KERNEL.copy, y, sources: [source] }, order)
      : executeElementwise(machine, { kernel: KERNEL.add, y, sources: [own, source] }, order);
  // Views of one vector may overlap: what is added is read before anything is written.
  if (at.block.kind === "variable" && addend.at.block !== at.block) return () => write(at);
  const length = sizeOf(target.shape);
  const y = machine.temporary(length);
  const sources = [{ at: y, row: 0, column: 1 }];
  return () => {
    write(y);
    if (at.block.kind === "given") machine.overwrite(target, y);
    else machine.execute({ kernel: KERNEL.copy, y: at, sources, rows: 1, columns: length, inner: 0 });
  };
};
