import type { Instruction, Place, Source } from "../kernels/instruction.js";
import { isElementwise, KERNEL } from "../kernels/kernel.js";
import type { Block } from "../memory/block.js";

/** A copy of a whole temporary into a part of another one. */
interface Copy {
  readonly instruction: Instruction;
  readonly from: Block;
  readonly to: Place;
}

/**
 * Has elementwise instructions read temporaries themselves instead of copies of them, and leaves out copies that nobody
 * reads any more, such as those of an optimizer's next state. A report is read, too.
 */
export const forwardCopies = (instructions: readonly Instruction[], report: Block): readonly Instruction[] => {
  const copies = instructions.flatMap((instruction) => copyOf(instruction) ?? []);
  const originalOf = (source: Source, length: number): Source => {
    if (typeof source.at === "number" || source.column !== 1) return source;
    const { block, offset } = source.at;
    const copy = copies.find(
      ({ from, to }) => to.block === block && to.offset <= offset && offset + length <= to.offset + from.length,
    );
    return copy === undefined ? source : { ...source, at: { block: copy.from, offset: offset - copy.to.offset } };
  };
  const forwarded = instructions.map((instruction) =>
    isElementwise(instruction.kernel) && instruction.rows === 1
      ? { ...instruction, sources: instruction.sources.map((source) => originalOf(source, instruction.columns)) }
      : instruction,
  );
  const read = new Set<Block>([report]);
  for (const { sources } of forwarded) for (const { at } of sources) if (typeof at === "object") read.add(at.block);
  return forwarded.filter((_, i) => {
    const { y } = instructions[i]!;
    return !(copies.some(({ instruction }) => instruction === instructions[i]) && !read.has(y!.block));
  });
};

const copyOf = (instruction: Instruction): Copy | undefined => {
  const { kernel, y, sources, columns } = instruction;
  const [source] = sources;
  if (kernel !== KERNEL.copy || y?.block.kind !== "temporary" || typeof source?.at !== "object") return undefined;
  const { block, offset } = source.at;
  const isWhole = source.column === 1 && offset === 0 && columns === block.length;
  return block.kind === "temporary" && isWhole ? { instruction, from: block, to: y } : undefined;
};
