import type { Instruction } from "./instruction.js";
import { BY_ROWS, isElementwise, KERNEL } from "./kernel.js";
import { WORTHWHILE } from "./worthwhile.js";

/** How threads share an instruction: one does all of it, or each some rows, or some columns. */
export const SHARING = { alone: 0, byRow: 1, byColumn: 2 } as const;
export type Sharing = (typeof SHARING)[keyof typeof SHARING];

/** So much longer than an addition an elementary function takes. */
const ELEMENTARY = 16;
/** So many more multiplications than elementwise ones are done in that time, as they find their operands in registers. */
const PER_PRODUCT = 4;

const elementary: readonly number[] = [KERNEL.exp, KERNEL.log, KERNEL.log1p, KERNEL.tanh, KERNEL.erf, KERNEL.sigmoid];

/** Matrix kernels that are cut by columns, and by rows; others are computed by one thread. */
const byColumn: readonly number[] = [KERNEL.sumRows, KERNEL.sumRowsByLabel];
const byRow: readonly number[] = [KERNEL.sumColumns, KERNEL.maxColumns, KERNEL.gatherRows];

/** How an instruction is best shared out; of a group, how its vectors are. */
export const sharingOf = ({ kernel, rows, columns, inner }: Instruction): Sharing => {
  if (kernel === KERNEL.matmul) {
    if (rows * columns * inner < PER_PRODUCT * WORTHWHILE) return SHARING.alone;
    return columns >= 96 || rows < 24 ? SHARING.byColumn : SHARING.byRow;
  }
  if (kernel === KERNEL.inPieces) return rows * columns < WORTHWHILE ? SHARING.alone : SHARING.byColumn;
  const weight = elementary.includes(kernel % BY_ROWS) && kernel < 2 * BY_ROWS ? ELEMENTARY : 1;
  if (rows * columns * weight < WORTHWHILE) return SHARING.alone;
  if (isElementwise(kernel) || byColumn.includes(kernel)) return SHARING.byColumn;
  return (kernel < 2 * BY_ROWS || kernel >= KERNEL.patches || byRow.includes(kernel)) && rows > 1
    ? SHARING.byRow
    : SHARING.alone;
};
