import { expectOneOf, expectOptions, expectString } from "@gd/tensor";
import { CSV_OPTIONS, type CsvOptions, readCsvBytes } from "./csv/read-csv.js";
import { readJsonBytes } from "./json/read-json-lines.js";
import { readParquetBytes } from "./parquet/read-parquet.js";
import { latin1 } from "./source/latin1.js";
import { peek } from "./source/peek.js";
import { type Bytes, bytesOf, type TableSource } from "./source/table-source.js";
import type { Table } from "./table/table.js";
import { TableError } from "./table/table-error.js";

/** The file formats that tables are read from. */
export type TableFormat = "csv" | "json" | "parquet";

/** Options of `readTable`: those of `readCsv`, of which only CSV uses those that are about texts, and the format. */
export interface ReadTableOptions extends CsvOptions {
  /** The format. Default: found by the first bytes and the ending of the name. */
  readonly format?: TableFormat;
}

/** The options that are for CSV alone. */
const CSV_ALONE = ["separator", "quote", "header", "decimal", "encoding", "trim"] as const;

/**
 * Reads a table from a CSV file, JSON lines, a JSON list of objects, or Parquet, as `readCsv`, `readJsonLines` and
 * `readParquet` do. The first bytes and the ending of the file's name say which.
 *
 *   const table = await readTable(file, { columns: { year: "category" } });
 *
 * Throws  TableError when the file is no such table
 */
export const readTable = async (source: TableSource, options: ReadTableOptions = {}): Promise<Table> => {
  expectOptions("readTable", options, [...CSV_OPTIONS, "format"]);
  return readTableBytes("readTable", bytesOf("readTable(source)", source), options);
};

/** `readTable` of bytes, for a function whose place is in messages. */
export const readTableBytes = async (
  place: string,
  source: Bytes,
  { format, ...options }: ReadTableOptions,
): Promise<Table> => {
  if (format !== undefined) expectOneOf(`${place}(format)`, format, ["csv", "json", "parquet"]);
  if (options.name !== undefined) expectString(`${place}(name)`, options.name);
  const { start, bytes } = await peek(source, START);
  const name = options.name ?? bytes.name ?? "table";
  switch (format ?? formatOf(start, name)) {
    case "csv": {
      const separator = /\.tsv$/i.test(name) ? { separator: "\t" } : {};
      return readCsvBytes(place, bytes, { ...separator, ...options });
    }
    case "json":
      return readJsonBytes(place, bytes, withoutCsvOptions(options));
    case "parquet":
      return readParquetBytes(place, bytes, withoutCsvOptions(options));
  }
};

const START = 4096;

const withoutCsvOptions = (options: CsvOptions) =>
  Object.fromEntries(Object.entries(options).filter(([name]) => !CSV_ALONE.some((option) => option === name)));

/** Beginnings of files that are often taken for tables. Each has a byte that no text has, but for that of PDF. */
const OTHERS = [
  { name: "an old workbook", start: [0xd0, 0xcf, 0x11, 0xe0] },
  { name: "a PDF", start: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { name: "a PNG image", start: [0x89, 0x50, 0x4e, 0x47] },
  { name: "a JPEG image", start: [0xff, 0xd8, 0xff] },
] as const;

const formatOf = (start: Uint8Array, table: string): TableFormat => {
  const beginsWith = (...bytes: readonly number[]): boolean => bytes.every((byte, i) => start[i] === byte);
  const refuse = (received: string, advice: string): never => {
    throw new TableError({ reason: "not-a-table", table, expected: "CSV, JSON or Parquet", received, advice });
  };
  // "PAR1"
  if (beginsWith(0x50, 0x41, 0x52, 0x31)) return "parquet";
  if (beginsWith(0x1f, 0x8b))
    return refuse("a gzip file", "Decompress it first, with DecompressionStream for example.");
  // "PK\x03\x04"
  if (beginsWith(0x50, 0x4b, 0x03, 0x04)) return refuse("a zip file", "Unpack it; a workbook can be saved as CSV.");
  const other = OTHERS.find(({ start }) => beginsWith(...start));
  if (other !== undefined) return refuse(other.name, "Save the table as CSV in the program that made it.");
  if (/\.(?:csv|tsv|txt)$/i.test(table)) return "csv";
  if (/\.(?:json|jsonl|ndjson)$/i.test(table)) return "json";
  return /^(?:\xef\xbb\xbf)?\s*(?:\[\s*\{|\{\s*")/.test(latin1(start)) ? "json" : "csv";
};
