import { columnOf, type RowSplit, splitRows, splitRowsByTime, type Table } from "@gd/tables";
import type { RandomStreams } from "@gd/tensor";
import { UsageError } from "../usage-error.js";
import type { TrainConfig } from "./train-config.js";

/** One of something for each part of a table. */
export interface Parts<Of> {
  readonly training: Of;
  /** Tells when to stop, and which epoch was the best. */
  readonly validation: Of;
  /** Looked at once, at the end. */
  readonly test: Of;
}

/** The rows of a table, divided. */
export interface DividedRows extends Parts<Uint32Array> {
  /** How they were divided: `stratified by species`. */
  readonly how: string;
}

/**
 * Divides rows into those to train with, to validate with, and to hold out: by time or by groups if the configuration says
 * so, else at random, with the same share of each class of `stratify` in all parts.
 */
export const divideRows = (
  table: Table,
  rows: Uint32Array,
  { test, validation, group, time }: Pick<TrainConfig, "test" | "validation" | "group" | "time">,
  { stratify, random }: { readonly stratify: string | undefined; readonly random: RandomStreams },
): DividedRows => {
  if (group !== undefined && time !== undefined) {
    throw new UsageError("--group and --time are two ways to divide the rows: choose one of them");
  }
  const divide = (some: Uint32Array, share: number, name: string): RowSplit => {
    if (time !== undefined) return splitRowsByTime(columnOf(table, time), share, { rows: some });
    const by = group === undefined ? stratify : group;
    if (by === undefined) return splitRows(some, share, random.stream(name));
    const option = group === undefined ? "stratify" : "group";
    return splitRows(some, share, random.stream(name), { [option]: columnOf(table, by) });
  };
  const [others, held] = divide(rows, 1 - test, "test");
  const [training, validated] = divide(others, 1 - validation, "validation");
  return { training, validation: validated, test: held, how: wordsFor(group, time, stratify) };
};

const wordsFor = (group: string | undefined, time: string | undefined, stratify: string | undefined): string => {
  if (time !== undefined) return `the latest by ${time}`;
  if (group !== undefined) return `whole groups of ${group}`;
  return stratify === undefined ? "at random" : `stratified by ${stratify}`;
};

/** The same for each part. */
export const eachPart = <Of>(make: (part: keyof Parts<Of>) => Of): Parts<Of> => ({
  training: make("training"),
  validation: make("validation"),
  test: make("test"),
});

/** Throws a UsageError where a part has no rows. */
export const expectEachPart = (name: string, rows: DividedRows): void => {
  for (const part of ["training", "validation", "test"] as const) {
    if (rows[part].length > 0) continue;
    throw new UsageError(`${name}: nothing is left for the ${part}: take more of it, or another share`);
  }
};
