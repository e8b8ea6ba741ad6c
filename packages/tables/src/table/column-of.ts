import { expectString } from "@gd/tensor";
import { adviceOnName, onlyThese } from "./expect-names.js";
import { expectColumnOf, expectColumns, expectTable } from "./expect-table.js";
import type { Column, Table } from "./table.js";
import { quoted, TableError } from "./table-error.js";

/** The column of a name. Throws a TableError if there is none. */
export const columnOf = (table: Table, name: string): Column => {
  const place = "columnOf(table)";
  expectColumns(place, table);
  expectString("columnOf(name)", name);
  const i = table.columns.findIndex((candidate) => Object(candidate).name === name);
  if (i < 0) {
    expectTable(place, table);
    throw noColumn(table, name);
  }
  const column = table.columns[i]!;
  expectColumnOf(table, column, `${place}.columns[${i}]`);
  return column;
};

/** Finds columns of a table by their names, as `columnOf` does; the table has been looked at. */
export const columnFinder = (table: Table): ((name: string) => Column) => {
  const columns = new Map<string, Column>();
  for (const column of table.columns) if (!columns.has(column.name)) columns.set(column.name, column);
  return (name) => {
    const column = columns.get(name);
    if (column === undefined) throw noColumn(table, name);
    return column;
  };
};

const noColumn = (table: Table, name: string): TableError => {
  const names = table.columns.map((column) => column.name);
  return new TableError({
    reason: "column",
    table: table.name,
    expected: `a column ${quoted(name)}`,
    received: onlyThese(names),
    advice: adviceOnName(name, names),
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
