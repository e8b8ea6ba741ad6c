import { expectArgument } from "@gd/tensor";
import { columnFinder, isMissing } from "./column-of.js";
import { allRows } from "./expect-rows.js";
import { expectTable } from "./expect-table.js";
import type { Table } from "./table.js";

/** The rows in which none of these columns has a missing value, in ascending order. */
export const rowsWith = (table: Table, names: string | readonly string[]): Uint32Array => {
  expectTable("rowsWith(table)", table);
  const list = typeof names === "string" ? [names] : names;
  expectArgument(Array.isArray(list) && list.every((name) => typeof name === "string"), {
    place: "rowsWith(names)",
    expected: "the name of a column, or several",
    received: names,
  });
  const columns = list.map(columnFinder(table));
  return allRows(table.rows).filter((row) => !columns.some((column) => isMissing(column, row)));
};
