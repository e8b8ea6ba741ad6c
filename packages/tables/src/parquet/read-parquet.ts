import { expectOptions } from "@gd/tensor";
import { FILE_OPTIONS, type FileOptions, fileOptions } from "../source/table-options.js";
import { type Bytes, bytesOf, type TableSource } from "../source/table-source.js";
import type { Table } from "../table/table.js";
import { allOf } from "./all-of.js";
import { openedParquet, tooLarge } from "./opened-parquet.js";

/**
 * Reads a Parquet file, with any of the usual compressions. A stream is read to its end first; of other sources, only the
 * parts with the columns that are wanted. The kinds of columns are found as `tableOf` finds them; whole numbers that are too
 * large for a number to keep are texts. `maximumBytes` is also the most memory for the values, of 8 bytes each.
 *
 * Throws  TableError when the file is no such table, when a column has lists or groups, and where a value does not fit the
 *         kind that `columns` gives its column
 */
export const readParquet = async (source: TableSource, options: FileOptions = {}): Promise<Table> => {
  expectOptions("readParquet", options, FILE_OPTIONS);
  return readParquetBytes("readParquet", bytesOf("readParquet(source)", source), options);
};

/** `readParquet` of bytes, for a function whose place is in messages. */
export const readParquetBytes = async (place: string, bytes: Bytes, options: FileOptions): Promise<Table> => {
  const whole = fileOptions(place, bytes.name, options);
  const { name, maximumBytes, columns } = whole;
  const slices = bytes.slices ?? (await allOf(bytes, name, maximumBytes));
  if (slices.size > maximumBytes) throw tooLarge(name, `at most ${maximumBytes} bytes`, `${slices.size}`);
  const { groups, read } = await openedParquet(slices, whole);
  return read(0, groups.length, columns);
};
