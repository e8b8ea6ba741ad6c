import type { Instruction, Place } from "../kernels/instruction.js";
import type { Block } from "../memory/block.js";
import { aligned } from "../memory/ground.js";
import type { Memory } from "../memory/memory.js";
import { OWN_PLACES } from "./pieces.js";
import { placeLives } from "./place-lives.js";

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

/** Gives every block its place. What is no longer needed makes room for what follows; `kept` stays. */
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

  const own = new Map<Block, number>();
  users.forEach((members, item) => void giveOwnPlaces(members, (block) => isWithin(block, item), own));

  const pointers = new Map<Block, number>();
  const stays = (block: Block): boolean => block.kind !== "temporary" || kept.includes(block);
  for (const block of new Set([...kept, ...first.keys()])) {
    // Constants are copied in before anything is computed: only temporaries can take the place of others.
    if (block.kind !== "variable" && stays(block)) pointers.set(block, memory.allocatePermanently(block.length));
  }
  const lives = [...first].flatMap(([block, from]) =>
    stays(block) || own.has(block)
      ? []
      : [{ block, bytes: aligned(block.length * memory.size), first: from, last: last.get(block)! }],
  );
  const { offsets, bytes } = placeLives(lives);
  const start = memory.allocatePermanently(bytes / memory.size);
  for (const [{ block }, offset] of offsets) pointers.set(block, start + offset);
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
