import { type Operation, operationNames, operations } from "@gd/tensor/interpreter";
import { type Instruction, SHARING, type Sharing } from "./instruction.js";
import { BY_ROWS, FIRST_OF_IMAGES, FIRST_OF_MATRICES, isElementwise, KERNEL, kernelOf } from "./kernel.js";
import { WORTHWHILE } from "./worthwhile.js";

/** How many times as long as an addition an elementary function takes. */
const ELEMENTARY = 16;
/** How many multiplications of a product take as long as an elementwise one, as their operands are in registers. */
const PER_PRODUCT = 4;
/** Threads share columns in multiples of this: assembly/run.as has it too. */
export const UNIT = 16;

const kernelsOf = (has: (operation: Operation) => boolean): readonly number[] =>
  operationNames.flatMap((name) => (has(operations[name]) ? (kernelOf(name) ?? []) : []));

/** Kernels of elementary functions. */
export const ELEMENTARY_KERNELS = kernelsOf(({ elementary }) => elementary);
const byRow = kernelsOf(({ independent }) => independent === "rows");
const byColumn = kernelsOf(({ independent }) => independent === "columns");

/** How threads best share an instruction, or the vectors of a group. */
export const sharingOf = (instruction: Instruction): Sharing => {
  if (workOf(instruction) < WORTHWHILE) return SHARING.alone;
  const sharing = bestSharing(instruction);
  return sharing === SHARING.byColumn && instruction.columns < 2 * UNIT ? SHARING.alone : sharing;
};

/** How many additions of elements take as long. */
export const workOf = ({ kernel, rows, columns, inner }: Instruction): number => {
  if (kernel === KERNEL.matmul || kernel >= KERNEL.convolve) return (rows * columns * inner) / PER_PRODUCT;
  const elementary = kernel < FIRST_OF_MATRICES && ELEMENTARY_KERNELS.includes(kernel % BY_ROWS);
  return rows * columns * (elementary || kernel === KERNEL.uniform ? ELEMENTARY : 1);
};

const bestSharing = ({ kernel, rows, columns }: Instruction): Sharing => {
  if (kernel === KERNEL.matmul) return columns >= 96 || rows < 24 ? SHARING.byColumn : SHARING.byRow;
  if (isElementwise(kernel) || kernel === KERNEL.inPieces || byColumn.includes(kernel)) return SHARING.byColumn;
  const rowByRow = kernel < FIRST_OF_MATRICES || kernel >= FIRST_OF_IMAGES || byRow.includes(kernel);
  return rowByRow && rows > 1 ? SHARING.byRow : SHARING.alone;
};
