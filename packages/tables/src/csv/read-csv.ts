import { expectArgument, expectBoolean, expectOneOf, expectOptions, expectStrings } from "@gd/tensor";
import { columnOfCells } from "../kinds/column-of-cells.js";
import type { Rules } from "../kinds/rules.js";
import { textsOfCells } from "../kinds/texts-of-cells.js";
import { limited } from "../source/limited.js";
import {
  expectCharacter,
  FILE_OPTIONS,
  type FileOptions,
  fileOptions,
  type WholeTableOptions,
} from "../source/table-options.js";
import { type Bytes, bytesOf, type TableSource } from "../source/table-source.js";
import { expectEncoding, toUtf8 } from "../source/to-utf8.js";
import { expectColumnNames, expectNames } from "../table/expect-names.js";
import type { Column, Table } from "../table/table.js";
import { TableError } from "../table/table-error.js";
import { CellSplitter, ENCODING_ADVICE } from "./cell-splitter.js";
import type { Cells, GrowingCells } from "./cells.js";
import { detectSeparator } from "./detect-separator.js";

/** Options of `readCsv`. */
export interface CsvOptions extends FileOptions {
  /** The character between cells. Default: that of comma, semicolon, tab and bar which divides the first lines best. */
  readonly separator?: string;
  /** The character around cells that have separators, line breaks or quotes in them; "" if there is none. Default: `"`. */
  readonly quote?: string;
  /**
   * Whether the first row has the names of the columns, or the names if no row has them. With false, they are "column 1",
   * "column 2" and so on. Default: true, and a first row of numbers alone is refused.
   */
  readonly header?: boolean | readonly string[];
  /** The decimal point or comma. Default: ".". */
  readonly decimal?: "." | ",";
  /** The encoding of a file that does not begin with a byte order mark, as `TextDecoder` names it. Default: "utf-8". */
  readonly encoding?: string;
  /** Whether spaces and tabs around cells are dropped, except in quotes. Default: true. */
  readonly trim?: boolean;
}

/** The names of `CsvOptions`. */
export const CSV_OPTIONS = [
  ...FILE_OPTIONS,
  "separator",
  "quote",
  "header",
  "decimal",
  "encoding",
  "trim",
] as const satisfies readonly (keyof CsvOptions)[];

/** How much is looked at to find the separator. */
const START = 2 ** 16;

/**
 * Reads a CSV file: cells between separators, with quotes as RFC 4180 has them, also with line breaks in them. Lines end
 * with LF, CRLF or CR; empty lines are left out. The kind of each column is found by looking at all its values: numbers,
 * `true` and `false`, dates, or else texts, which are categories where few are different. Digits such as 007, or too many
 * for a number to keep, are texts.
 *
 *   await readCsv(createReadStream("penguins.csv"))
 *
 * Throws  TableError when the file is no such table, and where a cell does not fit the kind that `columns` gives its column
 */
export const readCsv = async (source: TableSource, options: CsvOptions = {}): Promise<Table> => {
  expectOptions("readCsv", options, CSV_OPTIONS);
  return readCsvBytes("readCsv", bytesOf("readCsv(source)", source), options);
};

/** `readCsv` of bytes, for a function whose place is in messages. */
export const readCsvBytes = async (place: string, bytes: Bytes, options: CsvOptions): Promise<Table> => {
  const { separator, quote = '"', header, decimal = ".", encoding = "utf-8", trim = true } = options;
  if (separator !== undefined) expectCharacter(`${place}(separator)`, separator, 'one character, such as ";"');
  if (quote !== "") expectCharacter(`${place}(quote)`, quote, 'one character, or "" for none');
  expectArgument(quote !== separator, {
    place: `${place}(quote)`,
    expected: "another character than the separator",
    received: quote,
  });
  expectOneOf(`${place}(decimal)`, decimal, [".", ","]);
  expectEncoding(`${place}(encoding)`, encoding);
  expectBoolean(`${place}(trim)`, trim);
  if (Array.isArray(header)) expectStrings(`${place}(header)`, header);
  else if (header !== undefined) expectBoolean(`${place}(header)`, header);
  const { maximumBytes, maximumColumns, ...table } = fileOptions(place, bytes.name, options);
  if (Array.isArray(header)) expectNames(header, table.name);

  const hasHeader = header === undefined || header === true;
  const text = toUtf8(limited(bytes.pieces(), table.name, maximumBytes), table.name, encoding);
  const splitter = await split(text, (start) => ({
    separator: separator ?? detectSeparator(decimal === "," ? start.replaceAll(",", " ") : start, quote),
    quote,
    trim,
    name: table.name,
    hasHeader,
    maximumColumns,
  }));
  const names = namesOf(splitter, header, table.name);
  expectColumnNames(table, names);
  const rules: Rules = { ...table, decimal };
  const columns = names.flatMap((name, i) => columnOf(name, takeCells(splitter.columns, i), splitter, table, rules));
  return { name: table.name, rows: splitter.rows, columns };
};

/** Divides a text into cells, once its beginning has said how. */
const split = async (
  text: AsyncGenerator<Uint8Array, void>,
  optionsOf: (start: string) => ConstructorParameters<typeof CellSplitter>[0],
): Promise<CellSplitter> => {
  const waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  let splitter: CellSplitter | undefined;
  const begin = (): CellSplitter => {
    const decoder = new TextDecoder();
    const start = waiting.map((piece) => decoder.decode(piece, { stream: true })).join("");
    const begun = new CellSplitter(optionsOf(start));
    for (const piece of waiting) begun.push(piece);
    return begun;
  };
  for await (const piece of text) {
    if (splitter !== undefined) {
      splitter.push(piece);
      continue;
    }
    waiting.push(piece);
    waitingBytes += piece.length;
    if (waitingBytes >= START) splitter = begin();
  }
  splitter ??= begin();
  splitter.end();
  return splitter;
};

const namesOf = (splitter: CellSplitter, header: CsvOptions["header"], table: string): readonly string[] => {
  const advice = "Pass header: false if the file begins with its first row, or header: true if these are names.";
  const width = splitter.columns.length;
  if (splitter.names === undefined && splitter.rows === 0) {
    throw new TableError({
      reason: "not-a-table",
      table,
      expected: "rows",
      received: "an empty file",
      advice: "Choose another.",
    });
  }
  if (Array.isArray(header)) {
    if (header.length === width) return header;
    const expected = `${header.length} columns, as header has`;
    throw new TableError({ reason: "header", table, expected, received: String(width), advice: "Name all columns." });
  }
  if (header === false) return Array.from({ length: width }, (_, i) => `column ${i + 1}`);
  const names = splitter.names!;
  if (header === undefined && names.every((name) => name !== "" && Number.isFinite(Number(name.replace(",", "."))))) {
    const expected = "names of columns in the first row";
    throw new TableError({ reason: "header", table, line: 1, expected, received: "numbers alone", advice });
  }
  expectNames(names, table);
  return names;
};

/** The cells of a column, which are given up, so that their memory may go. */
const takeCells = (columns: GrowingCells[], i: number): Cells => {
  const { pages } = columns[i]!;
  columns[i] = undefined as never;
  return { pages, length: pages.reduce((length, { ends }) => length + ends.length, 0) };
};

const columnOf = (
  name: string,
  cells: Cells,
  { lines }: CellSplitter,
  { name: table, columns }: WholeTableOptions,
  rules: Rules,
): readonly Column[] => {
  const kind = columns.get(name);
  if (kind === "omit") return [];
  try {
    const column = columnOfCells(name, cells, rules, kind, (row, expected, received) => {
      const advice = `Correct it, or add it to missing if it stands for a missing value.`;
      const place = { line: lines.of(row), row: row + 1, column: name };
      throw new TableError({ reason: "type", table, ...place, expected, received, advice });
    });
    return [column];
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    const row = firstUndecodable(cells);
    const place = { line: lines.of(row), row: row + 1, column: name };
    throw new TableError(
      {
        reason: "encoding",
        table,
        ...place,
        expected: "a text in UTF-8",
        received: "bytes that are none",
        advice: ENCODING_ADVICE,
      },
      { cause },
    );
  }
};

/** The row of the first cell that is not UTF-8. */
const firstUndecodable = ({ pages }: Cells): number => {
  let row = 0;
  for (const { bytes, ends } of pages) {
    for (let i = 0, from = 0; i < ends.length; i++, row++) {
      const cell = { bytes: bytes.subarray(from, ends[i]!), ends: Uint32Array.of(ends[i]! - from) };
      try {
        textsOfCells({ pages: [cell], length: 1 });
      } catch {
        return row;
      }
      from = ends[i]!;
    }
  }
  return row;
};
