import type { Address, Instruction } from "../kernels/instruction.js";

/** An instruction whose operands have their places in memory. */
export interface LaidOut {
  readonly instruction: Pick<Instruction, "kernel" | "sources" | "rows" | "columns" | "inner">;
  readonly y: Address;
  readonly sources: readonly Address[];
  /** Whether its result is read from memory when all is done, as that of a variable is. */
  readonly lasting: boolean;
}
