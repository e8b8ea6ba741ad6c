import type { RandomStream } from "@gd/tensor";

/** Rows by their keys, in the order in which keys come. */
export const groupsOf = (rows: Uint32Array, keys: Uint32Array): readonly Uint32Array[] => {
  const counts: number[] = [];
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  const groups = counts.map((count) => new Uint32Array(count));
  const filled = new Uint32Array(groups.length);
  rows.forEach((row, i) => {
    const key = keys[i]!;
    groups[key]![filled[key]!++] = row;
  });
  return groups;
};

/** In random order. */
export const shuffled = (rows: Uint32Array, random: RandomStream): Uint32Array =>
  random.permutation(rows.length).map((place) => rows[place]!);

/** In ascending order, of several lists. */
export const sorted = (...lists: readonly ArrayLike<number>[]): Uint32Array => {
  const rows = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let next = 0;
  for (const list of lists) {
    rows.set(list, next);
    next += list.length;
  }
  return rows.sort();
};
