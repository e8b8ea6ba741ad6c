import type { Instruction } from "../kernels/instruction.js";
import { asks } from "../kernels/kernel.js";
import type { Block } from "../memory/block.js";

/**
 * Moves each question about a temporary to where its elements have just been computed, so that it is answered while they
 * are in the cache. Those about variables stay: they are asked before anything changes.
 */
export const askEarly = (instructions: readonly Instruction[]): readonly Instruction[] => {
  // What was changed before a question stays changed, whatever its answer is.
  const lastWriter = new Map<Block, Instruction>();
  const writers = new Map<Instruction, Instruction>();
  for (const instruction of instructions) {
    const writer = writerOf(instruction, lastWriter);
    if (writer !== undefined) writers.set(instruction, writer);
    if (instruction.y?.block.kind === "variable") lastWriter.clear();
    else if (instruction.y !== undefined) lastWriter.set(instruction.y.block, instruction);
  }
  const after = new Map<Instruction, Instruction[]>();
  const rest = instructions.filter((instruction) => {
    const writer = writers.get(instruction);
    if (writer === undefined) return true;
    after.set(writer, [...(after.get(writer) ?? []), instruction]);
    return false;
  });
  return rest.flatMap((instruction) => [instruction, ...(after.get(instruction) ?? [])]);
};

const writerOf = (
  { kernel, sources: [source] }: Instruction,
  lastWriter: ReadonlyMap<Block, Instruction>,
): Instruction | undefined =>
  asks(kernel) && typeof source?.at === "object" && source.at.block.kind === "temporary"
    ? lastWriter.get(source.at.block)
    : undefined;
