import { expectOneOf, expectOptions, expectString } from "@gd/tensor";
import { momentsOf } from "../features/statistics.js";
import { MOST_CATEGORIES } from "../kinds/rules.js";
import { columnOf, textAt } from "../table/column-of.js";
import { expectRows, type Rows } from "../table/expect-rows.js";
import { expectTable } from "../table/expect-table.js";
import type { Column, Table } from "../table/table.js";
import { TableError } from "../table/table-error.js";
import { missingTarget } from "./missing-target.js";
import type { ClassTarget, NumberTarget, Target } from "./target.js";

/** Options of `fitTarget`. */
export interface TargetOptions {
  /** The rows to learn from: those that are trained with, and no others. Default: all. */
  readonly rows?: Rows;
  /** Whether it is one of some classes or a number. Default: a number if the column has numbers, and else one of some classes. */
  readonly kind?: Target["kind"];
}

/** The classes of a column, in ascending order. */
export function fitTarget(table: Table, name: string, options: TargetOptions & { readonly kind: "class" }): ClassTarget;
/** The mean and the standard deviation of a column of numbers. */
export function fitTarget(
  table: Table,
  name: string,
  options: TargetOptions & { readonly kind: "number" },
): NumberTarget;
/**
 * Learns what a column that is to be predicted becomes, from some rows: classes in ascending order, or the mean and the
 * standard deviation of numbers.
 *
 * Throws  TableError when a value is missing in these rows, or all are the same
 */
export function fitTarget(table: Table, name: string, options?: TargetOptions): Target;
export function fitTarget(table: Table, name: string, options: TargetOptions = {}): Target {
  expectTable("fitTarget(table)", table);
  expectString("fitTarget(name)", name);
  const column = columnOf(table, name);
  const { rows, kind = column.kind === "number" ? "number" : "class" } = expectOptions("fitTarget", options, [
    "rows",
    "kind",
  ]);
  expectOneOf("fitTarget(kind)", kind, ["class", "number"]);
  const trained = expectRows("fitTarget(rows)", rows, table.rows);
  const target = kind === "class" ? fitClasses(column, trained, table) : fitNumber(column, trained, table);
  if (target !== undefined) return target;
  throw new TableError({
    reason: "features",
    table: table.name,
    column: name,
    expected: "different values to predict",
    received: trained.length === 0 ? "no rows" : `${textAt(column, trained[0]!)} alone`,
    advice: "Choose another column, or rows with more values.",
  });
}

const fitClasses = (column: Column, rows: Uint32Array, table: Table): Target | undefined => {
  const different = new Set<string>();
  for (const row of rows) different.add(textAt(column, row) ?? missingTarget(table, column, row));
  if (different.size > MOST_CATEGORIES) {
    throw new TableError({
      reason: "features",
      table: table.name,
      column: column.name,
      expected: `at most ${MOST_CATEGORIES} classes`,
      received: String(different.size),
      advice: "Choose another column to predict.",
    });
  }
  const byNumber = (left: string, right: string): number => Number(left) - Number(right);
  const classes = [...different].sort(column.kind === "number" ? byNumber : undefined);
  return classes.length > 1 ? { version: 1, column: column.name, kind: "class", classes } : undefined;
};

const fitNumber = (column: Column, rows: Uint32Array, table: Table): Target | undefined => {
  if (rows.length === 0) return undefined;
  const { mean, deviation } = momentsOf(Float64Array.from(rows, (row) => numberAt(column, row, table)));
  return deviation > 0 ? { version: 1, column: column.name, kind: "number", mean, deviation } : undefined;
};

/** The number to predict in a row. */
export const numberAt = (column: Column, row: number, table: Table): number => {
  const value = column.kind === "number" ? column.values[row]! : Number.NaN;
  if (Number.isFinite(value)) return value;
  const text = textAt(column, row);
  if (text === undefined) return missingTarget(table, column, row);
  throw new TableError({
    reason: "type",
    table: table.name,
    row: row + 1,
    column: column.name,
    expected: "a finite number to predict",
    received: JSON.stringify(text),
    advice: "Correct it, or leave the row out.",
  });
};
