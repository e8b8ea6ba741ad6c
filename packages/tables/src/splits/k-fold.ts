import {
  ArgumentError,
  expectArgument,
  expectNumber,
  expectOptions,
  expectRandomStream,
  expectSize,
  type RandomStream,
} from "@gd/tensor";
import type { Rows } from "../table/expect-rows.js";
import type { Column } from "../table/table.js";
import { expectKeys } from "./expect-keys.js";
import { groupsOf, shuffled, sorted } from "./grouped-rows.js";
import { rowsOf, type SplitOptions } from "./split-rows.js";

/** Options of `kFold`. */
export interface FoldOptions extends SplitOptions {
  /** How often the rows are divided anew. Default: 1. */
  readonly repeats?: number;
}

/** The rows to train with and those to validate with, each in ascending order. */
export interface Fold {
  readonly training: Uint32Array;
  readonly validation: Uint32Array;
}

/**
 * Divides rows at random into `folds` parts of sizes that differ by at most one, and gives for each part the others to train
 * with: each row is in one validation part. With `repeats`, this is done several times, each time at random.
 *
 * With `stratify`, the rows of each value are dealt out among the parts. With `group`, the rows of each value stay in one
 * part, the larger groups first, each to the part that has the fewest rows, whose sizes may then differ more.
 *
 *   for (const { training, validation } of kFold(table.rows, 5, randomStreams(1).stream("folds"))) { … }
 *
 * @param rows  how many rows there are, or the numbers of those to divide
 */
export const kFold = (
  rows: number | Rows,
  folds: number,
  random: RandomStream,
  options: FoldOptions = {},
): readonly Fold[] => {
  const { stratify, group, repeats = 1 } = expectOptions("kFold", options, ["stratify", "group", "repeats"]);
  const all = rowsOf("kFold(rows)", rows);
  expectNumber("kFold(folds)", folds, { from: 2, whole: true });
  expectRandomStream("kFold(random)", random);
  expectSize("kFold(repeats)", repeats);
  if (all.length * folds * repeats > MOST_IN_FOLDS) {
    throw new ArgumentError({
      place: "kFold(rows)",
      expected: `at most ${MOST_IN_FOLDS} rows in all folds together`,
      received: all.length * folds * repeats,
      advice: "Take fewer rows, folds or repeats.",
    });
  }
  expectArgument(stratify === undefined || group === undefined, {
    place: "kFold(group)",
    expected: "no group beside stratify",
    received: group,
    advice: "Choose one of them.",
  });
  const groups = groupsBy("kFold", all, stratify, group);
  const units = group === undefined ? all.length : groups.length;
  if (units < folds) {
    const expected = `at most as many folds as there are ${group === undefined ? "rows" : "groups"}, ${units}`;
    throw new ArgumentError({ place: "kFold(folds)", expected, received: folds });
  }
  return Array.from({ length: repeats }, () => {
    const parts = group === undefined ? deal(groups, folds, random) : dealWhole(groups, folds, random);
    return parts.map((validation, i) => ({
      training: sorted(...parts.filter((_, j) => j !== i)),
      validation: sorted(validation),
    }));
  }).flat();
};

/** Each fold has all rows: so many take 2 GiB. */
const MOST_IN_FOLDS = 2 ** 29;

const groupsBy = (
  place: string,
  rows: Uint32Array,
  stratify: Column | undefined,
  group: Column | undefined,
): readonly Uint32Array[] => {
  if (stratify !== undefined) return groupsOf(rows, expectKeys(`${place}(stratify)`, stratify, rows));
  if (group !== undefined) return groupsOf(rows, expectKeys(`${place}(group)`, group, rows));
  return [rows];
};

/** Row after row, going on for each group where the one before it ended. */
const deal = (groups: readonly Uint32Array[], folds: number, random: RandomStream): readonly Uint32Array[] => {
  const rows = groups.reduce((sum, { length }) => sum + length, 0);
  const parts = Array.from({ length: folds }, (_, i) => new Uint32Array(Math.ceil((rows - i) / folds)));
  let next = 0;
  for (const group of groups) {
    for (const row of shuffled(group, random)) {
      parts[next % folds]![Math.floor(next / folds)] = row;
      next++;
    }
  }
  return parts;
};

/** Group after group, from the largest on. */
const dealWhole = (
  groups: readonly Uint32Array[],
  folds: number,
  random: RandomStream,
): readonly ArrayLike<number>[] => {
  const parts: number[][] = Array.from({ length: folds }, () => []);
  const order = Array.from(random.permutation(groups.length), (i) => groups[i]!).sort(
    (left, right) => right.length - left.length,
  );
  for (const group of order) {
    const smallest = parts.reduce((best, part) => (part.length < best.length ? part : best));
    for (const row of group) smallest.push(row);
  }
  return parts;
};
