import type { Instruction, Place } from "../kernels/instruction.js";
import { KERNEL } from "../kernels/kernel.js";
import type { Block } from "../memory/block.js";

/**
 * Places temporaries that are copied into another one there from the start. What `concatenate` gathers from parts, such
 * as a gradient, is then written where the parts are computed, without the copies.
 */
export const placeParts = (
  instructions: readonly Instruction[],
): { readonly instructions: readonly Instruction[]; readonly placeOf: (at: Place) => Place } => {
  const within = new Map<Block, Place>();
  const placeOf = ({ block, offset }: Place): Place => {
    const place = within.get(block);
    return place === undefined ? { block, offset } : placeOf({ block: place.block, offset: place.offset + offset });
  };
  const rest = instructions.filter(({ kernel, y, sources: [source], columns }) => {
    if (kernel !== KERNEL.copy || y?.block.kind !== "temporary" || typeof source?.at !== "object") return true;
    const { block, offset } = source.at;
    const whole = source.column === 1 && offset === 0 && columns === block.length;
    if (block.kind !== "temporary" || !whole || within.has(block)) return true;
    within.set(block, y);
    return false;
  });
  return { instructions: rest, placeOf };
};
