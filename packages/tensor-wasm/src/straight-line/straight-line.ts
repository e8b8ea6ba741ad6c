import { KERNEL } from "../kernels/kernel.js";
import type { Memory } from "../memory/memory.js";
import type { LaidOut } from "../plan/laid-out.js";
import { emitElementwise, isCalled } from "./emit-elementwise.js";
import { EMIT_MATRIX } from "./emit-matrix.js";
import { encodeModule } from "./encode-module.js";
import { createScalarCode } from "./scalar-code.js";

/** Operations on elements; where there are more, what goes through instructions costs little beside them. */
export const MOST_OPERATIONS = 800;
/** Longer sums of products are not exact in a memory whose kernels are fast. */
const SHORT = 4;

const operationsOf = ({ kernel, rows, columns, inner }: LaidOut["instruction"]): number =>
  rows * columns * (kernel === KERNEL.matmul ? inner : 1);

/**
 * Instructions as a function of their own, of the same bits: a module without loops whose addresses are constants, and whose
 * elements stay in locals between the instructions. The function returns 1, or 0 as soon as an instruction answers no.
 *
 * @returns undefined for more operations than `MOST_OPERATIONS`, and what else is left to the kernels
 */
export const straightLine = (memory: Memory, instructions: readonly LaidOut[]): (() => number) | undefined => {
  let operations = 0;
  for (const { instruction } of instructions) {
    if (instruction.kernel === KERNEL.matmul && instruction.inner > SHORT && !memory.exact) return undefined;
    operations += operationsOf(instruction);
  }
  if (operations > MOST_OPERATIONS) return undefined;

  const read = readByCalls(memory, instructions);
  let lasting = false;
  const code = createScalarCode(memory.size, (pointer) => lasting || read.has(pointer));
  for (const laidOut of instructions) {
    lasting = laidOut.lasting;
    if (emitElementwise(code, laidOut)) continue;
    const emit = EMIT_MATRIX[laidOut.instruction.kernel];
    if (emit === undefined) return undefined;
    emit(code, laidOut);
  }
  return memory.link(encodeModule(code.body(), memory.shared));
};

/** Where kernels that are called read elements. */
const readByCalls = (memory: Memory, instructions: readonly LaidOut[]): ReadonlySet<number> => {
  const read = new Set<number>();
  for (const { instruction, sources } of instructions.filter(isCalled)) {
    const { row, column } = instruction.sources[0]!;
    for (let i = 0; i < instruction.rows; i++) {
      for (let j = 0; j < instruction.columns; j++) {
        read.add(sources[0]!.pointer + (i * row + j * column) * memory.size);
      }
    }
  }
  return read;
};
