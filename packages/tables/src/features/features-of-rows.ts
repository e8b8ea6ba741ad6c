import { ArgumentError, type DType, expectOneOf, type Matrix } from "@gd/tensor";
import { adviceOnName } from "../table/expect-names.js";
import { allRows } from "../table/expect-rows.js";
import { quoted, TableError } from "../table/table-error.js";
import { columnOfRows, type RowObject } from "./column-of-rows.js";
import { featureMatrix } from "./feature-matrix.js";
import type { Features } from "./features.js";
import { expectFeatures } from "./parse-features.js";

/**
 * The features of rows that are objects, as `applyFeatures` makes them, without what tables take: for programs that have to be
 * small.
 *
 * Shapes  [rows, features]
 * Throws  TableError when a column is missing, one is new, or a value has another kind than where the features were learned
 */
export const featuresOfRows = (
  features: Features,
  rows: readonly RowObject[],
  dtype: DType = "float32",
): Matrix<number, number> => {
  expectFeatures("featuresOfRows(features)", features);
  expectOneOf("featuresOfRows(dtype)", dtype, ["float32", "float64"]);
  expectRowObjects("featuresOfRows(rows)", rows, features);
  return matrixOfRows(features, rows, allRows(rows.length), dtype);
};

/** The same of some of the rows, which have been looked at. */
export const matrixOfRows = (
  features: Features,
  rows: readonly RowObject[],
  chosen: Uint32Array,
  dtype: DType,
): Matrix<number, number> =>
  featureMatrix(features, (column, kind) => columnOfRows(rows, column, kind), "rows", chosen, dtype);

/** The columns of the table that features were learned of. */
export const knownColumns = ({ columns, ignored }: Features): ReadonlySet<string> =>
  new Set([...ignored, ...columns.map(({ column }) => column)]);

/** The error for a column that was not there where features were learned. */
export const unknownColumn = (
  place: { readonly table: string; readonly row?: number },
  name: string,
  known: ReadonlySet<string>,
  present: readonly string[],
): TableError => {
  const given = new Set(present);
  const absent = [...known].filter((column) => !given.has(column));
  return new TableError({
    reason: "column",
    ...place,
    expected: "only columns of the table that the features were learned from",
    received: quoted(name),
    advice: adviceOnName(name, absent, "Leave it out, or compare the names of columns."),
  });
};

/** Throws unless rows are objects that have no other columns than features know. */
export function expectRowObjects(
  place: string,
  rows: unknown,
  features: Features,
): asserts rows is readonly RowObject[] {
  if (!Array.isArray(rows)) throw new ArgumentError({ place, expected: "a list of rows", received: rows });
  const known = knownColumns(features);
  rows.forEach((row: unknown, i) => {
    if (Object.prototype.toString.call(row) !== "[object Object]") {
      throw new ArgumentError({ place: `${place}[${i}]`, expected: "a row, as an object", received: row });
    }
    for (const name of Object.keys(row as object)) {
      if (known.has(name)) continue;
      throw unknownColumn({ table: "rows", row: i + 1 }, name, known, Object.keys(row as object));
    }
  });
}
