import { ArgumentError, expectNumber, expectOptions, expectString, randomStreams } from "@gd/tensor";
import { columnOf } from "../table/column-of.js";
import { expectRows, type Rows } from "../table/expect-rows.js";
import { expectTable } from "../table/expect-table.js";
import type { Table } from "../table/table.js";
import { type RowSplit, splitRows } from "./split-rows.js";
import { splitRowsByTime } from "./split-rows-by-time.js";

/** Options of `divideRows`. Of `time`, `group` and `stratify`, one at most. */
export interface DivideOptions {
  /** The rows to divide. Default: all. */
  readonly rows?: Rows;
  /** The share of the rows that is held out. Default: 0.2. */
  readonly test?: number;
  /** The share of the other rows to validate with. Default: 0.2. */
  readonly validation?: number;
  /** A column of dates or numbers: the latest rows are held out, and those before them validated with. */
  readonly time?: string | undefined;
  /** A column whose equal values stay together, such as a patient. */
  readonly group?: string | undefined;
  /** A column each of whose values has its share of all parts. */
  readonly stratify?: string | undefined;
  /** The seed of the division. Default: 0. */
  readonly seed?: number | string;
}

/** Rows in three parts, each in ascending order. */
export interface DividedRows {
  readonly training: Uint32Array;
  /** To tell when to stop, and which epoch was the best. */
  readonly validation: Uint32Array;
  /** To look at once, at the end. */
  readonly test: Uint32Array;
}

/**
 * Divides the rows of a table into those to train with, to validate with, and to hold out: by time, by groups, with the same
 * share of each value, or else at random.
 *
 *   const { training, validation, test } = divideRows(table, { stratify: "species", seed: 1 });
 *
 * Throws  TableError when there is no such column
 */
export const divideRows = (table: Table, options: DivideOptions = {}): DividedRows => {
  expectTable("divideRows(table)", table);
  const given = expectOptions("divideRows", options, [
    "rows",
    "test",
    "validation",
    "time",
    "group",
    "stratify",
    "seed",
  ]);
  const { test = 0.2, validation = 0.2, time, group, stratify, seed = 0 } = given;
  const rows = expectRows("divideRows(rows)", given.rows, table.rows);
  for (const [share, value] of Object.entries({ test, validation })) {
    expectNumber(`divideRows(${share})`, value, { from: 0, below: 1 });
  }
  const by = Object.entries({ time, group, stratify }).filter(([, column]) => column !== undefined);
  for (const [name, column] of by) expectString(`divideRows(${name})`, column);
  if (by.length > 1) {
    throw new ArgumentError({
      place: "divideRows(options)",
      expected: "one of time, group and stratify at most",
      received: by.map(([name]) => name),
    });
  }
  if (typeof seed !== "string") expectNumber("divideRows(seed)", seed);
  const random = randomStreams(seed).within("rows");
  const keys =
    group !== undefined
      ? { group: columnOf(table, group) }
      : stratify !== undefined
        ? { stratify: columnOf(table, stratify) }
        : {};
  const divide = (some: Uint32Array, share: number, name: string): RowSplit =>
    time === undefined
      ? splitRows(some, share, random.stream(name), keys)
      : splitRowsByTime(columnOf(table, time), share, { rows: some });
  const [others, held] = divide(rows, 1 - test, "test");
  const [training, validated] = divide(others, 1 - validation, "validation");
  return { training, validation: validated, test: held };
};
