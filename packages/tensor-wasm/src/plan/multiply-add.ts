import type { Instruction, Source } from "../kernels/instruction.js";
import { KERNEL } from "../kernels/kernel.js";
import type { Block } from "../memory/block.js";

/**
 * The same instructions, with products of vectors that are only needed in a sum joined with the addition. A report is
 * needed, too.
 */
export const joinProducts = (instructions: readonly Instruction[], report: Block): readonly Instruction[] => {
  const uses = new Map<Block, number>([[report, 1]]);
  for (const { sources } of instructions) {
    for (const { at } of sources) if (typeof at === "object") uses.set(at.block, (uses.get(at.block) ?? 0) + 1);
  }
  const products = new Map<Block, Instruction>();
  const joined = new Set<Instruction>();

  const productOf = ({ at, column }: Source, columns: number): Instruction | undefined => {
    if (typeof at === "number" || column === 0 || at.offset > 0 || uses.get(at.block) !== 1) return undefined;
    const product = products.get(at.block);
    return product?.columns === columns ? product : undefined;
  };
  const result = instructions.map((instruction) => {
    const { kernel, y, sources, columns } = instruction;
    // The factors of a product must still be there when it is added.
    if (y?.block.kind === "variable") products.clear();
    if (kernel === KERNEL.multiply && y?.block.kind === "temporary" && y.block.length === columns) {
      products.set(y.block, instruction);
    }
    const [left, right] = sources;
    if (kernel !== KERNEL.add || left === undefined || right === undefined) return instruction;
    for (const [factor, addend] of [
      [left, right],
      [right, left],
    ] as const) {
      const product = productOf(factor, columns);
      if (product === undefined) continue;
      joined.add(product);
      return { ...instruction, kernel: KERNEL.multiplyAdd, sources: [...product.sources, addend] };
    }
    return instruction;
  });
  return result.filter((instruction) => !joined.has(instruction));
};
