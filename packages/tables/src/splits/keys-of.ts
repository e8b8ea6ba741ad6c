import { textAt } from "../table/column-of.js";
import type { Column } from "../table/table.js";

/** For each row, a whole number that is the same where the column's value is; missing values are the same. */
export const keysOf = (column: Column, rows: Uint32Array): Uint32Array => {
  const keys = new Map<string | number | undefined, number>();
  const isNumeric = column.kind === "number" || column.kind === "date";
  return rows.map((row) => {
    const value = isNumeric ? column.values[row]! : textAt(column, row);
    const key = keys.get(value) ?? keys.size;
    keys.set(value, key);
    return key;
  });
};
