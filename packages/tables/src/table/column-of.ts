import { expectString } from "@gd/tensor";
import { onlyThese } from "./expect-names.js";
import { expectTable } from "./expect-table.js";
import type { Column, Table } from "./table.js";
import { quoted, TableError } from "./table-error.js";

/** The column of a name. Throws a TableError if there is none. */
export const columnOf = (table: Table, name: string): Column => {
  expectTable("columnOf(table)", table);
  expectString("columnOf(name)", name);
  const column = table.columns.find((candidate) => candidate.name === name);
  if (column !== undefined) return column;
  throw new TableError({
    reason: "column",
    table: table.name,
    expected: `a column ${quoted(name)}`,
    received: onlyThese(table.columns.map(({ name }) => name)),
    advice: "Compare the names of columns.",
  });
};

/** How many values a column has. */
export const lengthOf = (column: Column): number =>
  column.kind === "category" ? column.codes.length : column.values.length;

/** Whether the value in a row is missing. */
export const isMissing = (column: Column, row: number): boolean => {
  switch (column.kind) {
    case "number":
    case "date":
      return Number.isNaN(column.values[row]!);
    case "category":
      return column.codes[row]! < 0;
    case "boolean":
      return column.values[row]! < 0;
    case "text":
      return column.values[row] === undefined;
  }
};

/** The value in a row as a text, or undefined if it is missing. */
export const textAt = (column: Column, row: number): string | undefined => {
  if (isMissing(column, row)) return undefined;
  switch (column.kind) {
    case "number":
      return String(column.values[row]);
    case "date":
      return new Date(column.values[row]!).toISOString();
    case "category":
      return column.categories[column.codes[row]!];
    case "boolean":
      return column.values[row] === 1 ? "true" : "false";
    case "text":
      return column.values[row];
  }
};
