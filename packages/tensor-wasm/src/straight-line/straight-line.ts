import { KERNEL } from "../kernels/kernel.js";
import type { Memory } from "../memory/memory.js";
import type { LaidOut } from "../plan/laid-out.js";
import { emitElementwise } from "./emit-elementwise.js";
import { EMIT_MATRIX } from "./emit-matrix.js";
import { encodeModule, type StraightLine } from "./encode-module.js";
import { type Base, createScalarCode } from "./scalar-code.js";

/** Operations on elements; where there are more, going through instructions costs little in comparison. */
export const MOST_OPERATIONS = 800;
/** Longer sums of products are not exact in a memory whose kernels are fast. */
const SHORT = 4;

const operationsOf = ({ kernel, rows, columns, inner }: LaidOut["instruction"]): number =>
  rows * columns * (kernel === KERNEL.matmul ? inner : 1);

/**
 * Instructions as a function with the same bits: a module whose elements stay in locals between instructions. It takes all
 * addresses from a table, so that the same code, once the engine has optimized it, serves the same instructions elsewhere.
 *
 * @returns undefined for more operations than `MOST_OPERATIONS`, and for instructions that are left to the kernels
 */
export const straightLine = (
  memory: Memory,
  instructions: readonly LaidOut[],
  bases: readonly Base[],
): StraightLine | undefined => {
  let operations = 0;
  for (const { instruction } of instructions) {
    if (instruction.kernel === KERNEL.matmul && instruction.inner > SHORT && !memory.exact) return undefined;
    operations += operationsOf(instruction);
  }
  if (operations > MOST_OPERATIONS) return undefined;

  let lasting = false;
  const code = createScalarCode({ size: memory.size, bases, isStored: () => lasting });
  for (const laidOut of instructions) {
    lasting = laidOut.lasting;
    if (emitElementwise(code, laidOut)) continue;
    const emit = EMIT_MATRIX[laidOut.instruction.kernel];
    if (emit === undefined) return undefined;
    emit(code, laidOut);
  }
  return memory.link(encodeModule(code.body(), memory.shared));
};
