import { type Instruction, SHARING, type Sharing } from "../kernels/instruction.js";
import { asks, isElementwise } from "../kernels/kernel.js";

/** An instruction with the way in which threads share it. */
export interface Shared {
  readonly instruction: Instruction;
  readonly sharing: Sharing;
  /** The members of a group. */
  readonly members: readonly Instruction[];
}

/**
 * Before which instructions all threads must wait for each other. Those between two waits need nothing that another thread
 * computes: one thread does all of them, or all are vectors of one length, of which each thread has its part. And what changes
 * variables waits for those who ask.
 */
export const waits = (instructions: readonly Shared[]): readonly boolean[] => {
  let before: string | undefined;
  let asked = false;
  return instructions.map(({ instruction, sharing, members }) => {
    const all = [instruction, ...members];
    const kind = kindOf(instruction, sharing);
    const changes = all.some(({ y }) => y?.block.kind === "variable");
    const wait = before !== undefined && (kind !== before || kind === "apart" || (asked && changes));
    if (wait) asked = false;
    asked ||= all.some(({ kernel }) => asks(kernel));
    before = kind;
    return wait;
  });
};

/** Instructions of one kind can follow each other without waiting, but for those that each stand apart. */
const kindOf = ({ kernel, columns }: Instruction, sharing: Sharing): string => {
  if (sharing === SHARING.alone) return "alone";
  return isElementwise(kernel) ? `vectors of ${columns}` : "apart";
};
