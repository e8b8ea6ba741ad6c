import type { ColumnChoice } from "../source/table-options.js";
import { kindOf } from "./column-as.js";
import type { ColumnFeatures, Features } from "./features.js";
import { expectFeatures } from "./parse-features.js";

/**
 * The kinds of the columns that features were learned of, or how they were written, by their names: to read another table as
 * the first was understood, so that a cell that does not fit is named. What is no error, but may be meant otherwise, is in the
 * `note` of a column: numbers that may be thousands or decimals, or that lack the unit that was learned.
 *
 *   await readCsv(file, { columns: columnKinds(features) })
 */
export const columnKinds = (features: Features): Readonly<Record<string, ColumnChoice>> => {
  expectFeatures("columnKinds(features)", features);
  return Object.fromEntries(
    features.columns.map((column) => [column.column, writtenOf(column) ?? kindOf(column.kind)]),
  );
};

const writtenOf = (column: ColumnFeatures): ColumnChoice | undefined => {
  if (column.kind === "number" && column.unit !== undefined) {
    return `${column.written ?? "decimal-point"} ${column.unit}`;
  }
  return "written" in column ? column.written : undefined;
};
