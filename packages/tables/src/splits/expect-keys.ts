import { ArgumentError } from "@gd/tensor";
import { expectColumn } from "../table/expect-table.js";
import type { Column } from "../table/table.js";
import { keysOf } from "./keys-of.js";

/** The keys of rows by a column. Throws an ArgumentError unless it is a column that has these rows. */
export const expectKeys = (place: string, column: Column, rows: Uint32Array): Uint32Array => {
  const length = expectColumn(place, column);
  const outside = rows.find((row) => row >= length);
  if (outside === undefined) return keysOf(column, rows);
  throw new ArgumentError({
    place,
    expected: `a column with a row ${outside}`,
    received: length,
    advice: "Pass a column of the same table.",
  });
};
