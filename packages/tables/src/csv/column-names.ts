import { parseNumberText } from "../kinds/parse-number.js";
import { expectNames } from "../table/expect-names.js";
import { TableError } from "../table/table-error.js";
import type { CellSplitter } from "./cell-splitter.js";

/** The names of the columns: those in the header, those that are given, or numbers. */
export const columnNames = (
  splitter: CellSplitter,
  header: boolean | readonly string[] | undefined,
  table: string,
): readonly string[] => {
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
  if (header === undefined) expectNoValues(names, table);
  expectNames(names, table);
  return names;
};

/**
 * Throws a TableError where names are numbers, as in a file whose first row has values. Some of several may be, if they are
 * whole numbers that increase, such as years.
 */
const expectNoValues = (names: readonly string[], table: string): void => {
  const numbers = names.map((name) => parseNumberText(name.replace(",", "."))).filter((value) => !Number.isNaN(value));
  const areNames = numbers.every((value, i) => Number.isInteger(value) && (i === 0 || value > numbers[i - 1]!));
  if (numbers.length < names.length && areNames) return;
  const expected = "names of columns in the first row";
  const received = `numbers such as ${numbers[0]}`;
  const advice = "Pass header: false if the file begins with its first row, or header: true if these are names.";
  throw new TableError({ reason: "header", table, line: 1, expected, received, advice });
};
