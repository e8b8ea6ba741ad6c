import { expectArgument, expectBoolean, expectOneOf, expectOptions, expectStrings } from "@gd/tensor";
import type { Rules } from "../kinds/rules.js";
import { latin1 } from "../source/latin1.js";
import { limited } from "../source/limited.js";
import { joined } from "../source/peek.js";
import { expectCharacter, FILE_OPTIONS, type FileOptions, fileOptions } from "../source/table-options.js";
import { type Bytes, bytesOf, type TableSource } from "../source/table-source.js";
import { expectEncoding, toUtf8 } from "../source/to-utf8.js";
import { expectColumnNames, expectNames } from "../table/expect-names.js";
import type { Table } from "../table/table.js";
import { CellSplitter } from "./cell-splitter.js";
import type { Cells } from "./cells.js";
import { columnNames } from "./column-names.js";
import { detectDecimal } from "./detect-decimal.js";
import { detectSeparator } from "./detect-separator.js";
import { typedColumn } from "./typed-column.js";

/** Options of `readCsv`. */
export interface CsvOptions extends FileOptions {
  /** The character between cells. Default: that of comma, semicolon, tab and bar which divides the first lines best. */
  readonly separator?: string;
  /** The character around cells that have separators, line breaks or quotes in them; "" if there is none. Default: `"`. */
  readonly quote?: string;
  /**
   * Whether the first row has the names of the columns, or the names if no row has them. With false, they are "column 1",
   * "column 2" and so on. Default: true, but names that are numbers are refused, unless they count columns or years.
   */
  readonly header?: boolean | readonly string[];
  /**
   * The decimal point or comma. Default: a comma if the first lines have more numbers such as 3,5 than such as 3.5, and no commas
   * between cells; else a point.
   */
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
 * for a number to keep, are texts. Where all values of a column are written so, $2,001 and 37% are numbers, 2001 and 37, and
 * 3/31/2024 is a date; the `note` of the column says what was understood, or what could not be.
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
  const { separator, quote = '"', header, decimal, encoding = "utf-8", trim = true } = options;
  if (separator !== undefined) expectCharacter(`${place}(separator)`, separator, 'one character, such as ";"');
  if (quote !== "") expectCharacter(`${place}(quote)`, quote, 'one character, or "" for none');
  expectArgument(quote !== separator, {
    place: `${place}(quote)`,
    expected: "another character than the separator",
    received: quote,
  });
  if (decimal !== undefined) expectOneOf(`${place}(decimal)`, decimal, [".", ","]);
  expectEncoding(`${place}(encoding)`, encoding);
  expectBoolean(`${place}(trim)`, trim);
  if (Array.isArray(header)) expectStrings(`${place}(header)`, header);
  else if (header !== undefined) expectBoolean(`${place}(header)`, header);
  const { maximumBytes, maximumColumns, ...table } = fileOptions(place, bytes.name, options);
  if (Array.isArray(header)) expectNames(header, table.name);

  const hasHeader = header === undefined || header === true;
  const text = toUtf8(limited(bytes, table.name, maximumBytes), table.name, encoding);
  let marks: Pick<Rules, "decimal" | "decimalBy"> = { decimal: ".", decimalBy: "nothing" };
  const splitter = await split(text, (start) => {
    const between = separator ?? detectSeparator(decimal === "," ? start.replaceAll(",", " ") : start, quote);
    marks = decimalOf(decimal, start, between, quote);
    return { separator: between, quote, trim, name: table.name, hasHeader, maximumColumns };
  });
  const names = columnNames(splitter, header, table.name);
  expectColumnNames(table, names);
  const rules: Rules = { ...table, ...marks, readsNumbers: true };
  const columns = names.flatMap((name) => typedColumn(name, takeCells(splitter), splitter.lines, table, rules));
  return { name: table.name, rows: splitter.rows, columns };
};

/** The decimal point or comma that is given, or that the beginning of a file has. */
const decimalOf = (
  given: CsvOptions["decimal"],
  start: string,
  separator: string,
  quote: string,
): Pick<Rules, "decimal" | "decimalBy"> => {
  if (given !== undefined) return { decimal: given, decimalBy: "option" };
  if (separator === ",") return { decimal: ".", decimalBy: "separator" };
  const found = detectDecimal(start, separator, quote);
  return found === undefined ? { decimal: ".", decimalBy: "nothing" } : { decimal: found, decimalBy: "numbers" };
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
    const begun = new CellSplitter(optionsOf(latin1(joined(waiting))));
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

/** The cells of the first column, which are given up, so that their memory may go. */
const takeCells = ({ columns }: CellSplitter): Cells => {
  const { pages } = columns.shift()!;
  return { pages, length: pages.reduce((length, { ends }) => length + ends.length, 0) };
};
