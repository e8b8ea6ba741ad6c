import type { ColumnChoice } from "../source/table-options.js";
import { kindOf } from "./column-as.js";
import type { Features } from "./features.js";
import { expectFeatures } from "./parse-features.js";

/**
 * The kinds of the columns that features were learned of, or how they were written, by their names: to read another table as the first was understood,
 * so that a cell that does not fit is named.
 *
 *   await readCsv(file, { columns: columnKinds(features) })
 */
export const columnKinds = (features: Features): Readonly<Record<string, ColumnChoice>> => {
  expectFeatures("columnKinds(features)", features);
  return Object.fromEntries(
    features.columns.map((column) => [column.column, ("written" in column && column.written) || kindOf(column.kind)]),
  );
};
