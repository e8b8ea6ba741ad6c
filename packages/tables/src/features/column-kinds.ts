import type { ColumnKind } from "../table/table.js";
import { kindOf } from "./column-as.js";
import type { Features } from "./features.js";
import { expectFeatures } from "./parse-features.js";

/**
 * The kinds of the columns that features were learned of, by their names: to read another table as the first was understood,
 * so that a cell that does not fit is named.
 *
 *   await readCsv(file, { columns: columnKinds(features) })
 */
export const columnKinds = (features: Features): Readonly<Record<string, ColumnKind>> => {
  expectFeatures("columnKinds(features)", features);
  return Object.fromEntries(features.columns.map(({ column, kind }) => [column, kindOf(kind)]));
};
