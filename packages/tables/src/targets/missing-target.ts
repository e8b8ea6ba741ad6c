import type { Column, Table } from "../table/table.js";
import { TableError } from "../table/table-error.js";

/** Throws a TableError that says where there is nothing to predict. */
export const missingTarget = ({ name: table }: Table, { name }: Column, row: number): never => {
  throw new TableError({
    reason: "missing",
    table,
    row: row + 1,
    column: name,
    expected: "a value to predict",
    received: "none",
    advice: `Take the rows of rowsWith(table, ${JSON.stringify(name)}), which have one.`,
  });
};
