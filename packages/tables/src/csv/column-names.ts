import { expectNames } from "../table/expect-names.js";
import { TableError } from "../table/table-error.js";
import type { CellSplitter } from "./cell-splitter.js";

/** The names of the columns: those in the header, those that are given, or numbers. */
export const columnNames = (
  splitter: CellSplitter,
  header: boolean | readonly string[] | undefined,
  table: string,
): readonly string[] => {
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
