import type { Column } from "@gd/tables";

/** The value of a row as a text, or undefined where it is missing. */
export const textAt = (column: Column, row: number): string | undefined => {
  switch (column.kind) {
    case "number":
      return Number.isNaN(column.values[row]!) ? undefined : String(column.values[row]);
    case "date":
      return Number.isNaN(column.values[row]!) ? undefined : new Date(column.values[row]!).toISOString();
    case "category":
      return column.codes[row]! < 0 ? undefined : column.categories[column.codes[row]!];
    case "boolean":
      return column.values[row]! < 0 ? undefined : String(column.values[row] === 1);
    case "text":
      return column.values[row];
  }
};
