import type { Instruction, Place } from "../kernels/instruction.js";
import type { Block } from "../memory/block.js";
import type { Memory } from "../memory/memory.js";
import { OWN_PLACES } from "./pieces.js";

/** An instruction, or a group with its head. */
export interface Item {
  readonly instruction: Instruction;
  readonly members: readonly Instruction[];
}

/** Where blocks lie. */
export interface Layout {
  /** In memory; those of variables are known elsewhere. */
  readonly pointers: ReadonlyMap<Block, number>;
  /** Blocks that only one group uses, of which each thread has pieces in one of its own places: which one. */
  readonly own: ReadonlyMap<Block, number>;
}

/**
 * Gives every block its place. What is no longer needed makes room for what follows, so that the same cache lines serve
 * again; `kept` stays.
 */
export const layOut = (
  memory: Memory,
  items: readonly Item[],
  placeOf: (at: Place) => Place,
  kept: readonly Block[],
): Layout => {
  const users = items.map(({ instruction, members }) =>
    [instruction, ...members].map((each) => blocksOf(each, placeOf)),
  );
  const first = new Map<Block, number>();
  const last = new Map<Block, number>();
  users.forEach((blocks, item) => {
    for (const block of blocks.flat()) {
      if (!first.has(block)) first.set(block, item);
      last.set(block, item);
    }
  });
  const isWithin = (block: Block, item: number): boolean =>
    block.kind === "temporary" &&
    items[item]!.members.length > 0 &&
    block.length === items[item]!.instruction.columns &&
    first.get(block) === last.get(block) &&
    !kept.includes(block);

  const pointers = new Map<Block, number>();
  const own = new Map<Block, number>();
  const free = new Map<number, number[]>();
  for (const block of kept) pointers.set(block, memory.allocatePermanently(block.length));
  users.forEach((members, item) => {
    giveOwnPlaces(members, (block) => isWithin(block, item), own);
    const blocks = new Set(members.flat());
    for (const block of blocks) {
      if (block.kind === "variable" || own.has(block) || pointers.has(block)) continue;
      // Constants are copied in before anything is computed: only temporaries can take the place of others.
      const again = block.kind === "temporary" ? free.get(block.length)?.pop() : undefined;
      pointers.set(block, again ?? memory.allocatePermanently(block.length));
    }
    for (const block of blocks) {
      const pointer = pointers.get(block);
      if (block.kind !== "temporary" || last.get(block) !== item || pointer === undefined || kept.includes(block))
        continue;
      free.set(block.length, [...(free.get(block.length) ?? []), pointer]);
    }
  });
  return { pointers, own };
};

const blocksOf = ({ y, sources }: Instruction, placeOf: (at: Place) => Place): readonly Block[] =>
  [y, ...sources.map(({ at }) => (typeof at === "object" ? at : undefined))].flatMap((at) =>
    at === undefined ? [] : [placeOf(at).block],
  );

/**
 * Places for what the members of a group pass to each other; after its last use a place is free for the next member.
 */
const giveOwnPlaces = (
  members: readonly (readonly Block[])[],
  isWithin: (block: Block) => boolean,
  own: Map<Block, number>,
): void => {
  const free = Array.from({ length: OWN_PLACES }, (_, place) => OWN_PLACES - 1 - place);
  members.forEach((blocks, member) => {
    for (const block of new Set(blocks)) {
      const place = own.has(block) || !isWithin(block) ? undefined : free.pop();
      if (place !== undefined) own.set(block, place);
    }
    const later = new Set(members.slice(member + 1).flat());
    for (const block of new Set(blocks)) {
      const place = own.get(block);
      if (place !== undefined && !later.has(block)) free.push(place);
    }
  });
};
