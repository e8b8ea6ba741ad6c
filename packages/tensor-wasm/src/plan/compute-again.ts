import type { Instruction, Place, Source } from "../kernels/instruction.js";
import { ELEMENTARY_KERNELS } from "../kernels/sharing.js";
import type { Block, Temporary } from "../memory/block.js";
import { fits, type Group, isGroup, isGroupable } from "./pieces.js";

type Item = Instruction | Group;
type PlaceOf = (at: Place) => Place;

/** Shorter vectors stay in the second cache, whatever is written. */
const SHORTEST = 1 << 14;

/**
 * Has a group, or an instruction, compute again what an earlier group has computed of vectors of the same length, rather
 * than read it from memory; what nobody reads any more is not written. So an update and the next state of an optimizer are
 * computed once to see whether they are finite, and once more to be added to θ or to take the place of the old state, which
 * takes less time than to write and read them.
 */
export const computeAgain = (items: readonly Item[], placeOf: PlaceOf, report: Block): readonly Item[] =>
  items.map((item, i) => {
    const own = membersOf(item);
    const length = own[0]!.columns;
    if (!own.every(isGroupable) || length < SHORTEST) return item;
    const before = items.slice(0, i);
    const earlier = before.findLast((other): other is Group => isGroup(other) && other.length === length);
    if (earlier === undefined) return item;
    const others = items.filter((other) => other !== item && other !== earlier).flatMap(membersOf);
    const kept = new Set([report, ...readBy(others, placeOf)]);
    const members = withProducers({ members: own, length }, earlier, kept, placeOf);
    if (members.length === own.length) return item;
    const since = items.slice(items.indexOf(earlier), i).flatMap(membersOf);
    const changed = new Set(since.map(({ y }) => y?.block));
    const isUnchanged = readBy(members, placeOf).every((block) => block.kind !== "variable" || !changed.has(block));
    const readsNoMore = inputsOf(members, placeOf).size <= inputsOf(own, placeOf).size;
    const goTogether = members.every((member, j) => fits(member, members.slice(0, j), placeOf));
    return isUnchanged && readsNoMore && goTogether ? { members, length } : item;
  });

const membersOf = (item: Item): readonly Instruction[] => (isGroup(item) ? item.members : [item]);

const readBy = (members: readonly Instruction[], placeOf: PlaceOf): readonly Block[] =>
  members.flatMap(({ sources }) => sources.flatMap(({ at }) => (typeof at === "object" ? placeOf(at).block : [])));

/** The vectors that are read and not written: what is written has to be in the cache anyway. */
const inputsOf = (members: readonly Instruction[], placeOf: PlaceOf): ReadonlySet<Block> => {
  const written = new Set(members.flatMap(({ y }) => (y === undefined ? [] : placeOf(y).block)));
  const vectors = members.map((member) => ({
    ...member,
    sources: member.sources.filter(({ column }) => column !== 0),
  }));
  return new Set(readBy(vectors, placeOf).filter((block) => !written.has(block)));
};

/** The members of a group, after those of the earlier one that compute what they read, unless others read that, too. */
const withProducers = (
  group: Group,
  earlier: Group,
  kept: ReadonlySet<Block>,
  placeOf: PlaceOf,
): readonly Instruction[] => {
  const producerOf = ({ at, column }: Source): Instruction | undefined => {
    if (typeof at === "number" || column !== 1) return undefined;
    const { block, offset } = placeOf(at);
    if (block.kind !== "temporary" || kept.has(block)) return undefined;
    const isThere = (place: Place | undefined): boolean => place?.block === block && place.offset === offset;
    return earlier.members.find(({ kernel, y }) => isThere(y && placeOf(y)) && !ELEMENTARY_KERNELS.includes(kernel));
  };
  const needed = new Set<Instruction>();
  const need = ({ sources }: Instruction): void => {
    for (const source of sources) {
      const producer = producerOf(source);
      if (producer === undefined || needed.has(producer)) continue;
      needed.add(producer);
      need(producer);
    }
  };
  group.members.forEach(need);

  const results = new Map<Instruction, Place>();
  const renamed = (member: Instruction): Instruction => {
    const sources = member.sources.map((source) => {
      const producer = producerOf(source);
      return producer === undefined ? source : { ...source, at: results.get(producer)! };
    });
    return { ...member, sources };
  };
  const producers = earlier.members
    .filter((member) => needed.has(member))
    .map((member) => {
      const y = { block: { ...(member.y!.block as Temporary), length: group.length }, offset: 0 };
      const result = { ...renamed(member), y };
      results.set(member, y);
      return result;
    });
  return [...producers, ...group.members.map(renamed)];
};
