import { type Column, columnOf, type Features, type Table } from "@gd/tables";
import type { FieldOfColumn } from "./table-messages.js";

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
