import type { Address, Instruction } from "../kernels/instruction.js";

/** An instruction whose operands have their places in memory. */
export interface LaidOut {
  readonly instruction: Pick<Instruction, "kernel" | "sources" | "rows" | "columns" | "inner">;
  readonly y: Address;
  readonly sources: readonly Address[];
  /** Whether its result is still read from memory at the end, as that of a variable is. */
  readonly lasting: boolean;
}
