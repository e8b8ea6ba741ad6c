import { ArgumentError, expectOptions } from "@gd/tensor";
import type { AsyncBuffer, FileMetaData } from "hyparquet";
import { limited } from "../source/limited.js";
import { joined } from "../source/peek.js";
import { FILE_OPTIONS, type FileOptions, fileOptions } from "../source/table-options.js";
import { type Bytes, bytesOf, type Slices, type TableSource } from "../source/table-source.js";
import { expectColumnNames } from "../table/expect-names.js";
import type { Table } from "../table/table.js";
import { TableError } from "../table/table-error.js";
import { tableOfColumns } from "../table/table-of.js";

/**
 * Reads a Parquet file, with any of the usual compressions. A stream is read to its end first; of other sources, only the
 * parts with the columns that are wanted. The kinds of columns are found as `tableOf` finds them; whole numbers that are too
 * large for a number to keep are texts. `maximumBytes` is also the most memory for the values, of 8 bytes each.
 *
 * Read only files that you trust, or in a worker that you can end: hyparquet may go on forever in a damaged one.
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
  const { name: table, maximumBytes, maximumColumns } = whole;
  const slices = bytes.slices ?? (await allOf(bytes, table, maximumBytes));
  const refuse = (expected: string, received: string): never => {
    const advice = "Raise maximumBytes or maximumColumns if you trust the file, or leave out columns.";
    throw new TableError({ reason: "too-large", table, expected, received, advice });
  };
  if (typeof TextDecoder === "undefined" || typeof TextEncoder === "undefined") {
    const expected = "a runtime with TextDecoder and TextEncoder, which reading Parquet needs";
    const advice = "Install them on globalThis, or read the table from CSV or JSON lines.";
    throw new TableError({ reason: "parquet", table, expected, received: "one without", advice });
  }
  if (slices.size > maximumBytes) refuse(`at most ${maximumBytes} bytes`, `${slices.size}`);
  try {
    // Only those who read Parquet load it.
    const [{ parquetMetadataAsync, parquetScan, parquetSchema }, { compressors }] = await Promise.all([
      import("hyparquet"),
      import("hyparquet-compressors"),
    ]);
    const file = asyncBuffer(slices);
    const metadata = await parquetMetadataAsync(file);
    const names = parquetSchema(metadata).children.map(({ element }) => element.name);
    if (names.length > maximumColumns) refuse(`at most ${maximumColumns} columns`, String(names.length));
    expectColumnNames(whole, names);
    const columns = names.filter((name) => whole.columns.get(name) !== "omit");
    expectRowGroups(metadata);
    const size = Math.max(Number(metadata.num_rows) * columns.length * 8, uncompressedSize(metadata, columns));
    if (size > maximumBytes) refuse(`a table of at most ${maximumBytes} bytes`, `${size}`);

    const moments = momentParsers();
    const { ranges, readColumn } = await parquetScan({
      file,
      metadata,
      columns,
      compressors,
      parsers: moments.parsers,
    });
    const rows = ranges.reduce((sum, { rowStart, rowEnd }) => sum + rowEnd - rowStart, 0);
    const values = new Map<string, unknown[]>();
    const dates = new Set<string>();
    for (const column of columns) {
      const list: unknown[] = [];
      let hasLarge = false;
      moments.wereParsed = false;
      for (const range of ranges) {
        for (const value of await readColumn({ column, ...range })) {
          const isWhole = typeof value === "bigint";
          const isLarge = isWhole && (value > LARGEST || value < -LARGEST);
          hasLarge ||= isLarge;
          list.push(isLarge ? String(value) : isWhole ? Number(value) : (value ?? undefined));
        }
      }
      if (moments.wereParsed && list.every(isMoment)) dates.add(column);
      values.set(column, hasLarge ? list.map((value) => (typeof value === "number" ? String(value) : value)) : list);
    }
    const { columns: kinds, ...others } = whole;
    const chosen = new Map([...kinds].filter(([, kind]) => kind !== "omit"));
    return tableOfColumns({ values, rows, dates }, { ...others, columns: chosen }, (row) => ({ row: row + 1 }));
  } catch (cause) {
    if (cause instanceof TableError || cause instanceof ArgumentError || !(cause instanceof Error)) throw cause;
    const received = `what cannot be read (${cause.message})`;
    const advice = "The file is cut or damaged, or has something that is not supported.";
    throw new TableError({ reason: "parquet", table, expected: "a Parquet file", received, advice }, { cause });
  }
};

/** A stream as bytes of which any can be read. */
const allOf = async (bytes: Bytes, table: string, maximumBytes: number): Promise<Slices> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of limited(bytes.pieces(), table, maximumBytes)) pieces.push(piece);
  const all = joined(pieces);
  return { size: all.length, slice: async (start, end) => all.subarray(start, end) };
};

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
const uncompressedSize = ({ row_groups }: FileMetaData, columns: readonly string[]): number => {
  let size = 0;
  for (const { columns: chunks } of row_groups) {
    for (const { meta_data } of chunks) {
      if (meta_data !== undefined && columns.includes(meta_data.path_in_schema[0]!)) {
        size += Number(meta_data.total_uncompressed_size);
      }
    }
  }
  return size;
};

const isMoment = (value: unknown): boolean => value === undefined || typeof value === "number";

/** The largest whole number that all numbers up to it keep. */
const LARGEST = BigInt(Number.MAX_SAFE_INTEGER);

/** Parsers of moments as milliseconds, as millions of objects take much time, and whether one was called. */
const momentParsers = () => {
  const moments = {
    wereParsed: false,
    parsers: {
      timestampFromMilliseconds: (milliseconds: bigint) => moment(Number(milliseconds)),
      timestampFromMicroseconds: (microseconds: bigint) => moment(Number(microseconds / 1000n)),
      timestampFromNanoseconds: (nanoseconds: bigint) => moment(Number(nanoseconds / 1_000_000n)),
      dateFromDays: (days: number) => moment(days * 86_400_000),
    },
  };
  const moment = (milliseconds: number): number => {
    moments.wereParsed = true;
    return milliseconds;
  };
  return moments;
};
