import type { Column, Features, Table } from "@gd/tables";
import { columnOf } from "@gd/tables";
import type { Cell, FieldOfColumn, RowOfCells } from "./table-messages.js";

/** Choices of a column, at most: nobody looks through more. */
const MOST_CHOICES = 500;

/** A field for each column that a model looks at. */
export const fieldsOf = (table: Table, { columns }: Features): readonly FieldOfColumn[] =>
  columns.map(({ column }) => fieldOf(columnOf(table, column)));

const fieldOf = (column: Column): FieldOfColumn => {
  const { name, kind } = column;
  switch (kind) {
    case "number": {
      const values = column.values.filter((value) => !Number.isNaN(value));
      const [least, most] = values.reduce(
        ([low, high], value) => [Math.min(low, value), Math.max(high, value)] as const,
        [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY] as const,
      );
      return { name, kind, least, most, whole: values.every(Number.isInteger) };
    }
    case "category":
      return column.categories.length > MOST_CHOICES
        ? { name, kind: "text" }
        : { name, kind: "choice", choices: column.categories };
    default:
      return { name, kind };
  }
};

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
