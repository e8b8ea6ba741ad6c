import { ArgumentError, expectOptions, expectSize } from "@gd/tensor";
import {
  type ColumnChoice,
  FILE_OPTIONS,
  type FileOptions,
  fileOptions,
  tableOptions,
} from "../source/table-options.js";
import { bytesOf, type TableSource } from "../source/table-source.js";
import { expectColumnNames } from "../table/expect-names.js";
import type { Table } from "../table/table.js";
import { allOf } from "./all-of.js";
import { openedParquet } from "./opened-parquet.js";

/** Options of `read` of a Parquet file. */
export interface ReadGroupOptions {
  /** The kinds of some columns, or `"omit"`, in place of those that the file was opened with. */
  readonly columns?: Readonly<Record<string, ColumnChoice>>;
}

/** A Parquet file that is read one group of rows after the other. */
export interface ParquetFile {
  /** What the table is called in messages. */
  readonly name: string;
  /** How many rows there are. */
  readonly rows: number;
  /** The names of all columns. */
  readonly columns: readonly string[];
  /** How many rows each group has. */
  readonly groups: readonly number[];
  /** The table of a group, which counts from 0. Kinds of columns that are not given are found in this group alone. */
  read(group: number, options?: ReadGroupOptions): Promise<Table>;
}

/**
 * Opens a Parquet file, of which groups of rows are read when they are asked for, so that it may be larger than memory: a
 * `Blob`, which reads from the disk. `maximumBytes` is the most memory for the values of a group.
 *
 *   const file = await openParquet(await openAsBlob("trips.parquet"));
 *   const first = await file.read(0);
 *
 * `openAsBlob` is of `node:fs`; in a page, the `File` that a user has chosen is a `Blob`. A stream is read to its end first.
 *
 * Throws  TableError when the file is no Parquet file; from `read`, as `readParquet`
 */
export const openParquet = async (source: TableSource, options: FileOptions = {}): Promise<ParquetFile> => {
  expectOptions("openParquet", options, FILE_OPTIONS);
  const bytes = bytesOf("openParquet(source)", source);
  const whole = fileOptions("openParquet", bytes.name, options);
  const { name, maximumBytes } = whole;
  const slices = bytes.slices ?? (await allOf(bytes, name, maximumBytes));
  const { names, groups, read } = await openedParquet(slices, whole);
  return {
    name,
    rows: groups.reduce((sum, rows) => sum + rows, 0),
    columns: names,
    groups,
    async read(group, options = {}) {
      expectSize("file.read(group)", group, 0);
      if (group >= groups.length) {
        const expected = groups.length === 0 ? "no group" : `a whole number from 0 to ${groups.length - 1}`;
        throw new ArgumentError({ place: "file.read(group)", expected, received: group });
      }
      const { columns = {} } = expectOptions("file.read", options, ["columns"]);
      const own = tableOptions("file.read", { name, columns });
      expectColumnNames(own, names);
      return read(group, group + 1, new Map([...whole.columns, ...own.columns]));
    },
  };
};
