import type { Instruction } from "../kernels/instruction.js";
import { BY_ROWS } from "../kernels/kernel.js";
import type { Machine } from "../memory/machine.js";

/** Computes each element of a matrix: as one long vector where all sources lie without gaps, else row by row. */
export const executeElementwise = (
  machine: Machine,
  { kernel, y, sources }: Pick<Instruction, "kernel" | "y" | "sources">,
  [rows, columns]: readonly [rows: number, columns: number],
): void => {
  const flat = sources.every(({ row, column }) => column <= 1 && (rows === 1 || row === columns * column));
  machine.execute(
    flat
      ? { kernel, y, sources, rows: 1, columns: rows * columns, inner: 0 }
      : { kernel: kernel + BY_ROWS, y, sources, rows, columns, inner: 0 },
  );
};
