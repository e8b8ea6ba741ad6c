import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import type { Table } from "@gd/tables";
import { FileError } from "../files/file-error.js";
import { csvCells } from "./csv-cells.js";
import { type CsvRecord, cellsOf, csvRecords } from "./csv-records.js";
import type { Reading } from "./reading.js";

/** The lines of a CSV file as they are written, so that others can be put behind their cells. */
export interface CsvLines {
  readonly separator: string;
  /** The names of the columns, and the rows. */
  readonly records: AsyncIterable<CsvRecord>;
}

/** The first bytes of files that say their encoding. */
const MARKS: readonly (readonly [encoding: string, ...bytes: readonly number[]])[] = [
  ["utf-8", 0xef, 0xbb, 0xbf],
  ["utf-16le", 0xff, 0xfe],
  ["utf-16be", 0xfe, 0xff],
];

/** The separators that reading looks for, the likelier first. */
const SEPARATORS = [",", ";", "\t", "|"] as const;
/** How many rows are looked at for it. */
const ROWS = 100;

/**
 * The lines of a file that a table was read from, or undefined if it is no CSV file. A byte order mark remains, as spreadsheets
 * look for it; the encoding does not, as all that is written is UTF-8.
 */
export const csvLines = async (file: string, table: Table, reading: Reading): Promise<CsvLines | undefined> => {
  const start = await startOf(file);
  if (!isCsv(file, start)) return undefined;
  const mark = MARKS.find(([, ...bytes]) => bytes.every((byte, i) => start[i] === byte));
  const width = table.columns.length;
  const rows = (): AsyncGenerator<CsvRecord, void> =>
    rowsOf(csvRecords(decoded(file, mark?.[0] ?? reading.encoding ?? "utf-8")), width);
  const separator = reading.separator ?? (/\.tsv$/i.test(file) ? "\t" : await separatorOf(rows(), width, reading));
  return {
    separator,
    records: wholeLines(file, rows(), table, { separator, reading, mark: mark === undefined ? "" : "\ufeff" }),
  };
};

/** Names first, also where the file has none, and as many rows as the table has. */
async function* wholeLines(
  file: string,
  rows: AsyncIterable<CsvRecord>,
  table: Table,
  { separator, reading, mark }: { readonly separator: string; readonly reading: Reading; readonly mark: string },
): AsyncGenerator<CsvRecord, void> {
  const names = table.columns.map(({ name }) => name);
  let lines = 0;
  let lineEnd = "\n";
  for await (const { text, end } of rows) {
    if (end !== "") lineEnd = end;
    if (lines === 0 && reading.header === false) {
      yield { text: mark + csvCells(names, separator), end: lineEnd };
      lines++;
    }
    yield { text: lines === 0 ? mark + text : text, end: lineEnd };
    lines++;
  }
  if (lines !== table.rows + 1) throw new FileError(`${file}: this file has changed while it was read: try again`);
}

/** Records without empty lines, which are rows only where a row is a single cell. */
async function* rowsOf(records: AsyncIterable<CsvRecord>, width: number): AsyncGenerator<CsvRecord, void> {
  let isFirst = true;
  for await (const record of records) {
    const isBlank = /^[ \t]*$/.test(record.text);
    if (isBlank && (isFirst || width !== 1 || record.end === "")) continue;
    isFirst = false;
    yield record;
  }
}

/** The first separator that divides all rows into as many cells as the table has columns. */
const separatorOf = async (rows: AsyncIterable<CsvRecord>, width: number, { decimal }: Reading): Promise<string> => {
  const first: string[] = [];
  for await (const { text } of rows) {
    first.push(text);
    if (first.length === ROWS) break;
  }
  const fitting = SEPARATORS.filter((separator) => first.every((text) => cellsOf(text, separator) === width));
  return fitting.find((separator) => separator !== decimal) ?? fitting[0] ?? ",";
};

async function* decoded(file: string, encoding: string): AsyncGenerator<string, void> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of createReadStream(file) as AsyncIterable<Uint8Array>) {
    yield decoder.decode(piece, { stream: true });
  }
  yield decoder.decode();
}

const startOf = async (file: string): Promise<Uint8Array> => {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(4096));
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
};

/** Whether reading takes a file for CSV. */
const isCsv = (file: string, start: Uint8Array): boolean => {
  const text = Buffer.from(start).toString("latin1");
  if (text.startsWith("PAR1") || /\.(?:json|jsonl|ndjson)$/i.test(file)) return false;
  return /\.(?:csv|tsv|txt)$/i.test(file) || !/^(?:\xef\xbb\xbf)?\s*(?:\[\s*\{|\{\s*")/.test(text);
};
