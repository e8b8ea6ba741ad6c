import { type Operation, operationNames, operations } from "@gd/tensor/interpreter";
import { type Instruction, SHARING, type Sharing } from "./instruction.js";
import { BY_ROWS, FIRST_OF_IMAGES, FIRST_OF_MATRICES, isElementwise, KERNEL, kernelOf } from "./kernel.js";
import { WORTHWHILE } from "./worthwhile.js";

/** So much longer than an addition an elementary function takes. */
const ELEMENTARY = 16;
/** So many more multiplications than elementwise ones are done in that time, as they find their operands in registers. */
const PER_PRODUCT = 4;

const kernelsOf = (has: (operation: Operation) => boolean): readonly number[] =>
  operationNames.flatMap((name) => (has(operations[name]) ? (kernelOf(name) ?? []) : []));

/** Kernels of elementary functions. */
export const ELEMENTARY_KERNELS = kernelsOf(({ elementary }) => elementary);
const byRow = kernelsOf(({ independent }) => independent === "rows");
const byColumn = kernelsOf(({ independent }) => independent === "columns");

/** How an instruction is best shared out; of a group, how its vectors are. */
export const sharingOf = ({ kernel, rows, columns, inner }: Instruction): Sharing => {
  if (kernel === KERNEL.matmul) {
    if (rows * columns * inner < PER_PRODUCT * WORTHWHILE) return SHARING.alone;
    return columns >= 96 || rows < 24 ? SHARING.byColumn : SHARING.byRow;
  }
  if (kernel === KERNEL.inPieces) return rows * columns < WORTHWHILE ? SHARING.alone : SHARING.byColumn;
  const elementary = kernel < FIRST_OF_MATRICES && ELEMENTARY_KERNELS.includes(kernel % BY_ROWS);
  const weight = elementary || kernel === KERNEL.uniform ? ELEMENTARY : 1;
  if (rows * columns * weight < WORTHWHILE) return SHARING.alone;
  if (isElementwise(kernel) || byColumn.includes(kernel)) return SHARING.byColumn;
  const rowByRow = kernel < FIRST_OF_MATRICES || kernel >= FIRST_OF_IMAGES || byRow.includes(kernel);
  return rowByRow && rows > 1 ? SHARING.byRow : SHARING.alone;
};
