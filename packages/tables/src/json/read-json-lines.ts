import { decodeUtf8, expectOptions } from "@gd/tensor";
import { LineNotes } from "../csv/line-numbers.js";
import { limited } from "../source/limited.js";
import { joined } from "../source/peek.js";
import { FILE_OPTIONS, type FileOptions, fileOptions } from "../source/table-options.js";
import { type Bytes, bytesOf, type TableSource } from "../source/table-source.js";
import { toUtf8 } from "../source/to-utf8.js";
import type { Table } from "../table/table.js";
import { quoted, TableError } from "../table/table-error.js";
import { GrowingColumns, tableOfColumns } from "../table/table-of.js";

/**
 * Reads JSON lines, an object in each line, or a JSON list of objects. A member is a value of the column of its name; null
 * and one that is not there are missing values. Empty lines are left out. The kinds of columns are found as `tableOf` finds
 * them.
 *
 * Throws  TableError when the file is no such table, and where a value does not fit the kind that `columns` gives its column
 */
export const readJsonLines = async (source: TableSource, options: FileOptions = {}): Promise<Table> => {
  expectOptions("readJsonLines", options, FILE_OPTIONS);
  return readJsonBytes("readJsonLines", bytesOf("readJsonLines(source)", source), options);
};

/** `readJsonLines` of bytes, for a function whose place is in messages. */
export const readJsonBytes = async (place: string, bytes: Bytes, options: FileOptions): Promise<Table> => {
  const whole = fileOptions(place, bytes.name, options);
  const { name: table, maximumBytes, maximumColumns } = whole;
  const columns = new GrowingColumns(maximumColumns, table);
  const lines = new LineNotes();
  let list = "";
  let isList: boolean | undefined;
  for await (const { text, line } of linesOf(toUtf8(limited(bytes, table, maximumBytes), table, "utf-8"), table)) {
    if (isList !== true && /^\s*$/.test(text)) continue;
    isList ??= /^\s*\[/.test(text);
    if (isList) {
      list += `${text}\n`;
      continue;
    }
    lines.note(columns.rows, line);
    if (columns.add(parse(text, table, line))) continue;
    const expected = "an object in each line, or a list of objects";
    const received = quoted(text);
    throw new TableError({ reason: "json", table, line, expected, received, advice: "Put each row into an object." });
  }
  if (isList !== true) {
    expectSome(columns.rows, table);
    return tableOfColumns(columns, whole, (row) => ({ row: row + 1, line: lines.of(row) }));
  }
  const rows = parse(list, table, undefined) as readonly unknown[];
  expectSome(rows.length, table);
  rows.forEach((row, i) => {
    if (columns.add(row)) return;
    const place = { reason: "json", table, row: i + 1 } as const;
    const advice = "Put each row into an object.";
    throw new TableError({
      ...place,
      expected: "a list of objects",
      received: quoted(String(JSON.stringify(row))),
      advice,
    });
  });
  return tableOfColumns(columns, whole, (row) => ({ row: row + 1 }));
};

const expectSome = (rows: number, table: string): void => {
  if (rows > 0) return;
  const advice = "Choose another file.";
  throw new TableError({ reason: "not-a-table", table, expected: "rows", received: "none", advice });
};

const parse = (text: string, table: string, line: number | undefined): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const received = cause instanceof SyntaxError ? cause.message : "what cannot be read";
    const advice = "The file is cut, or was not written by a program.";
    throw new TableError(
      { reason: "json", table, line, expected: "JSON", received: `what is none (${received})`, advice },
      { cause },
    );
  }
};

interface Line {
  readonly text: string;
  /** From 1. */
  readonly line: number;
}

/** The lines of a text in UTF-8. */
async function* linesOf(pieces: AsyncIterable<Uint8Array>, table: string): AsyncGenerator<Line, void> {
  let waiting: Uint8Array[] = [];
  let line = 1;
  const end = (last: Uint8Array): Line => {
    const text = decodeUtf8(waiting.length === 0 ? last : joined([...waiting, last]));
    waiting = [];
    if (text !== undefined) return { text, line: line++ };
    const advice = "Save it as UTF-8.";
    const mismatch = { expected: "a text in UTF-8", received: "bytes that are none", advice };
    throw new TableError({ reason: "encoding", table, line, ...mismatch });
  };
  for await (const piece of pieces) {
    let start = 0;
    // No other character has this byte in UTF-8.
    for (let at = piece.indexOf(LF); at >= 0; at = piece.indexOf(LF, start)) {
      yield end(piece.subarray(start, at));
      start = at + 1;
    }
    waiting.push(piece.slice(start));
  }
  yield end(new Uint8Array());
}

const LF = 10;
