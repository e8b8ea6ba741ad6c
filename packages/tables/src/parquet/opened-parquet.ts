import { ArgumentError } from "@gd/tensor";
import type { WholeFileOptions } from "../source/table-options.js";
import type { Slices } from "../source/table-source.js";
import { expectColumnNames } from "../table/expect-names.js";
import type { Table } from "../table/table.js";
import { TableError } from "../table/table-error.js";
import { tableOfColumns } from "../table/table-of.js";
import { readColumns } from "./read-columns.js";
import { type ParquetColumn, type RowGroup, readMetadata } from "./read-metadata.js";

/** A Parquet file whose metadata have been read. */
export interface OpenedParquet {
  /** The names of all columns. */
  readonly names: readonly string[];
  /** How many rows each group has. */
  readonly groups: readonly number[];
  /** The table of some groups, of the first on, with the columns of these kinds. */
  read(first: number, end: number, kinds: WholeFileOptions["columns"]): Promise<Table>;
}

/** What hyparquet and its decompressors use of an engine. */
const NEEDED = ["TextDecoder", "TextEncoder", "WebAssembly", "atob"] as const;

/** Reads the metadata of a Parquet file. */
export const openedParquet = (file: Slices, whole: WholeFileOptions): Promise<OpenedParquet> => {
  const { name: table, maximumBytes, maximumColumns } = whole;
  const missing = NEEDED.find((name) => !(name in globalThis));
  if (missing !== undefined) {
    const expected = `a runtime with ${missing}, which reading Parquet needs`;
    const advice = "Read the table from CSV or JSON lines.";
    throw new TableError({ reason: "parquet", table, expected, received: "one without", advice });
  }
  return orRefused(table, async () => {
    const metadata = await readMetadata(file);
    const names = metadata.columns.map(({ name }) => name);
    if (names.length > maximumColumns) {
      throw tooLarge(table, `at most ${maximumColumns} columns`, String(names.length));
    }
    expectColumnNames(whole, names);
    const groups = metadata.groups.map(({ rows }) => rows);
    const read = async (first: number, end: number, kinds: WholeFileOptions["columns"]): Promise<Table> => {
      const columns = metadata.columns.filter(({ name }) => kinds.get(name) !== "omit");
      const nested = columns.find(({ isFlat }) => !isFlat);
      if (nested !== undefined) throw notFlat(table, nested.name);
      const chosenGroups = metadata.groups.slice(first, end);
      const rows = sum(groups.slice(first, end));
      const size = Math.max(rows * columns.length * 8, uncompressedSize(chosenGroups, columns));
      if (size > maximumBytes) throw tooLarge(table, `a table of at most ${maximumBytes} bytes`, `${size}`);
      const rowStart = sum(groups.slice(0, first));
      const values = await readColumns({ file, groups: chosenGroups, columns, mostBytes: maximumBytes });
      const chosen = new Map([...kinds].filter(([, kind]) => kind !== "omit"));
      return tableOfColumns(values, { ...whole, columns: chosen }, (row) => ({ row: rowStart + row + 1 }));
    };
    return { names, groups, read: (first, end, kinds) => orRefused(table, () => read(first, end, kinds)) };
  });
};

/** What a file gives. Throws a TableError where it is damaged. */
const orRefused = async <T>(table: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof TableError || cause instanceof ArgumentError || !(cause instanceof Error)) throw cause;
    // Native errors say nothing of the file.
    const received = `what cannot be read${cause.name === "Error" ? ` (${cause.message})` : ""}`;
    const advice = "The file is cut or damaged, or has something that is not supported.";
    throw new TableError({ reason: "parquet", table, expected: "a Parquet file", received, advice }, { cause });
  }
};

/** The error of what has more than the limits. */
export const tooLarge = (table: string, expected: string, received: string): TableError => {
  const advice = "Raise maximumBytes or maximumColumns if you trust the file, or leave out columns.";
  return new TableError({ reason: "too-large", table, expected, received, advice });
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** The error of a column of which each row has several values. */
const notFlat = (table: string, column: string): TableError => {
  const advice = 'Leave the column out, with columns: { …: "omit" }.';
  return new TableError({
    reason: "parquet",
    table,
    column,
    expected: "a value in each row",
    received: "lists or groups",
    advice,
  });
};

/** How many bytes the columns have when they are decompressed, as the file promises. */
const uncompressedSize = (groups: readonly RowGroup[], columns: readonly ParquetColumn[]): number =>
  sum(groups.flatMap(({ chunks }) => columns.map(({ name }) => chunks.get(name)!.uncompressed)));
