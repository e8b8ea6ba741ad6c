import { type Column, columnOf, type Table } from "@gd/tables";
import type { Cell, RowOfCells } from "./table-messages.js";

/** A row of the table as cells of some of its columns. */
export const cellsOf = (table: Table, row: number, names: readonly string[]): RowOfCells =>
  Object.fromEntries(names.map((name) => [name, cellOf(columnOf(table, name), row)]));

const cellOf = (column: Column, row: number): Cell => {
  switch (column.kind) {
    case "number":
      return Number.isNaN(column.values[row]!) ? null : column.values[row]!;
    case "date":
      return Number.isNaN(column.values[row]!) ? null : new Date(column.values[row]!).toISOString();
    case "category":
      return column.categories[column.codes[row]!] ?? null;
    case "boolean":
      return column.values[row]! < 0 ? null : column.values[row] === 1;
    case "text":
      return column.values[row] ?? null;
  }
};
