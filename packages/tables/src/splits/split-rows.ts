import { ArgumentError, expectNumber, expectOptions, expectRandomStream, type RandomStream } from "@gd/tensor";
import { allRows, expectRows, type Rows } from "../table/expect-rows.js";
import type { Column } from "../table/table.js";
import { expectKeys } from "./expect-keys.js";
import { groupsOf, shuffled, sorted } from "./grouped-rows.js";

/** Options of `splitRows`. */
export interface SplitOptions {
  /** The column whose values are to be as frequent in both parts, such as the class. */
  readonly stratify?: Column;
  /** The column whose values say which rows belong together, such as the patient: they come into the same part. */
  readonly group?: Column;
}

/** Two lists of rows, each in ascending order. */
export type RowSplit = readonly [first: Uint32Array, second: Uint32Array];

/**
 * Divides rows at random into two parts, the first with `share` of them, rounded.
 *
 * With `stratify`, each value has its share of both parts, up to rounding, and where it comes at least twice it is in
 * both. With `group`, whole groups are taken as long as the first part comes nearer to its share.
 *
 *   const [training, test] = splitRows(table.rows, 0.8, randomStreams(1).stream("split"));
 *
 * @param rows  how many rows there are, or the numbers of those to divide
 */
export const splitRows = (
  rows: number | Rows,
  share: number,
  random: RandomStream,
  options: SplitOptions = {},
): RowSplit => {
  const { stratify, group } = expectOptions("splitRows", options, ["stratify", "group"]);
  const all = rowsOf("splitRows(rows)", rows);
  expectNumber("splitRows(share)", share, { from: 0, to: 1 }, "0.8 puts 80% of the rows into the first part.");
  expectRandomStream("splitRows(random)", random);
  if (stratify !== undefined && group !== undefined) {
    const place = "splitRows(group)";
    throw new ArgumentError({
      place,
      expected: "no group beside stratify",
      received: group,
      advice: "Choose one of them.",
    });
  }
  const count = Math.round(all.length * share);
  if (group !== undefined) return byGroup(all, expectKeys("splitRows(group)", group, all), count, random);
  if (stratify !== undefined) return stratified(all, expectKeys("splitRows(stratify)", stratify, all), count, random);
  const order = shuffled(all, random);
  return [sorted(order.subarray(0, count)), sorted(order.subarray(count))];
};

/** All rows of a table of so many, or those that are given. */
export const rowsOf = (place: string, rows: unknown): Uint32Array => {
  if (typeof rows === "number") {
    expectNumber(place, rows, { from: 0, to: MOST_ROWS, whole: true });
    try {
      return allRows(rows);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new ArgumentError({ place, expected: "as many rows as memory holds", received: rows });
    }
  }
  if (rows !== undefined) return expectRows(place, rows, LARGEST_ROW);
  throw new ArgumentError({ place, expected: "how many rows there are, or a list of them", received: rows });
};

/** So many take 1 GiB; dividing more than memory holds does not come to an end. */
const MOST_ROWS = 2 ** 28;
/** As many as numbers of 32 bits count. */
const LARGEST_ROW = 2 ** 32;

const stratified = (rows: Uint32Array, keys: Uint32Array, count: number, random: RandomStream): RowSplit => {
  const groups = groupsOf(rows, keys).map((group) => shuffled(group, random));
  const counts = sharesOf(
    groups.map(({ length }) => length),
    count,
    rows.length,
  );
  return [
    sorted(...groups.map((group, i) => group.subarray(0, counts[i]))),
    sorted(...groups.map((group, i) => group.subarray(counts[i]))),
  ];
};

/**
 * How many of each group are taken, `count` in all, as near to the same share as whole numbers are. Of each group of two or
 * more, at least one is taken and one is left, if both parts have room for that.
 */
export const sharesOf = (sizes: readonly number[], count: number, total: number): readonly number[] => {
  const several = sizes.filter((size) => size > 1).length;
  const hasRoom = count >= several && total - count >= several;
  const fewest = sizes.map((size) => (size > 1 && hasRoom ? 1 : 0));
  const most = sizes.map((size, i) => size - fewest[i]!);
  const exact = sizes.map((size) => (size * count) / total);
  const counts = exact.map((share, i) => Math.min(most[i]!, Math.max(fewest[i]!, Math.floor(share))));
  let missing = count - counts.reduce((sum, taken) => sum + taken, 0);
  while (missing !== 0) {
    const step = Math.sign(missing);
    const limit = step > 0 ? most : fewest;
    let best = -1;
    const distance = (i: number): number => step * (exact[i]! - counts[i]!);
    counts.forEach((taken, i) => {
      if (taken !== limit[i] && (best < 0 || distance(i) > distance(best))) best = i;
    });
    counts[best]! += step;
    missing -= step;
  }
  return counts;
};

const byGroup = (rows: Uint32Array, keys: Uint32Array, count: number, random: RandomStream): RowSplit => {
  const groups = groupsOf(rows, keys);
  const [first, second]: [Uint32Array[], Uint32Array[]] = [[], []];
  let taken = 0;
  for (const i of random.permutation(groups.length)) {
    const group = groups[i]!;
    const isNearer = Math.abs(taken + group.length - count) < Math.abs(taken - count);
    (isNearer ? first : second).push(group);
    if (isNearer) taken += group.length;
  }
  return [sorted(...first), sorted(...second)];
};
