import { ArgumentError } from "@gd/tensor";
import type { AsyncBuffer, FileMetaData } from "hyparquet";
import type { WholeFileOptions } from "../source/table-options.js";
import type { Slices } from "../source/table-source.js";
import { expectColumnNames } from "../table/expect-names.js";
import type { Table } from "../table/table.js";
import { TableError } from "../table/table-error.js";
import { tableOfColumns } from "../table/table-of.js";
import { readColumns } from "./read-columns.js";

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
export const openedParquet = (slices: Slices, whole: WholeFileOptions): Promise<OpenedParquet> => {
  const { name: table, maximumBytes, maximumColumns } = whole;
  const missing = NEEDED.find((name) => !(name in globalThis));
  if (missing !== undefined) {
    const expected = `a runtime with ${missing}, which reading Parquet needs`;
    const advice = "Read the table from CSV or JSON lines.";
    throw new TableError({ reason: "parquet", table, expected, received: "one without", advice });
  }
  return orRefused(table, async () => {
    // Only those who read Parquet load it.
    const { parquetMetadataAsync, parquetSchema } = await import("hyparquet");
    const file = asyncBuffer(slices);
    const metadata = await parquetMetadataAsync(file);
    const names = parquetSchema(metadata).children.map(({ element }) => element.name);
    if (names.length > maximumColumns) {
      throw tooLarge(table, `at most ${maximumColumns} columns`, String(names.length));
    }
    expectColumnNames(whole, names);
    expectRowGroups(metadata);
    const groups = metadata.row_groups.map(({ num_rows }) => Number(num_rows));
    const read = async (first: number, end: number, kinds: WholeFileOptions["columns"]): Promise<Table> => {
      const columns = names.filter((name) => kinds.get(name) !== "omit");
      const rows = sum(groups.slice(first, end));
      const size = Math.max(
        rows * columns.length * 8,
        uncompressedSize(metadata.row_groups.slice(first, end), columns),
      );
      if (size > maximumBytes) throw tooLarge(table, `a table of at most ${maximumBytes} bytes`, `${size}`);
      const rowStart = sum(groups.slice(0, first));
      const values = await readColumns({ file, metadata, columns, rowStart, rowEnd: rowStart + rows });
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
    const received = `what cannot be read (${cause.message})`;
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

/** The bytes as the library reads them. */
const asyncBuffer = ({ size, slice }: Slices): AsyncBuffer => ({
  byteLength: size,
  slice: async (start, end = size) => new Uint8Array(await slice(start, Math.min(end, size))).buffer,
});

/** Throws an error unless the groups of rows have as many as there are. */
const expectRowGroups = ({ num_rows, row_groups }: FileMetaData): void => {
  const isWrong = row_groups.some((group) => group.num_rows < 0n);
  const rows = row_groups.reduce((sum, group) => sum + group.num_rows, 0n);
  if (isWrong || rows !== num_rows) throw new Error(`groups of ${rows} rows make ${num_rows}`);
};

/** How many bytes the columns have when they are decompressed, as the file promises. */
const uncompressedSize = (groups: FileMetaData["row_groups"], columns: readonly string[]): number => {
  let size = 0;
  for (const { columns: chunks } of groups) {
    for (const { meta_data } of chunks) {
      if (meta_data !== undefined && columns.includes(meta_data.path_in_schema[0]!)) {
        size += Number(meta_data.total_uncompressed_size);
      }
    }
  }
  return size;
};
