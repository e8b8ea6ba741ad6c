import { type DType, expectArgument, expectOneOf, expectOptions, type Matrix } from "@gd/tensor";
import { columnFinder } from "../table/column-of.js";
import { expectRows, type Rows } from "../table/expect-rows.js";
import { expectTable } from "../table/expect-table.js";
import type { Column, Table } from "../table/table.js";
import { TableError } from "../table/table-error.js";
import { columnAs } from "./column-as.js";
import type { RowObject } from "./column-of-rows.js";
import { featureMatrix } from "./feature-matrix.js";
import type { ColumnFeatures, Features } from "./features.js";
import { expectRowObjects, knownColumns, matrixOfRows, unknownColumn } from "./features-of-rows.js";
import { expectFeatures } from "./parse-features.js";
import type { ColumnOf } from "./write-features.js";

/** Options of `applyFeatures`. */
export interface ApplyOptions {
  /** The rows to take, in this order. Default: all. */
  readonly rows?: Rows;
  /** Precision of the matrix. Default: float32. */
  readonly dtype?: DType;
}

/**
 * The features of rows of a table, or of rows that are objects by the names of columns, in which null and undefined are missing
 * values, and so are texts such as "" and "NA", as in a file.
 *
 *   applyFeatures(features, [{ island: "Dream", body_mass_g: 3750, sex: null }])
 *
 * Shapes  [rows, features]
 * Throws  TableError when a column is missing, one is new, or a value has another kind than where the features were learned
 */
export const applyFeatures = (
  features: Features,
  data: Table | readonly RowObject[],
  options: ApplyOptions = {},
): Matrix<number, number> => {
  expectFeatures("applyFeatures(features)", features);
  const { rows, dtype = "float32" } = expectOptions("applyFeatures", options, ["rows", "dtype"]);
  expectOneOf("applyFeatures(dtype)", dtype, ["float32", "float64"]);
  if (Array.isArray(data)) {
    expectRowObjects("applyFeatures(data)", data, features);
    return matrixOfRows(features, data, expectRows("applyFeatures(rows)", rows, data.length), dtype);
  }
  expectArgument(typeof data === "object" && data !== null && "columns" in data, {
    place: "applyFeatures(data)",
    expected: "a table, or a list of rows that are objects",
    received: data,
    advice: "Of a single row, pass [row].",
  });
  expectTable("applyFeatures(data)", data);
  const { name } = data;
  expectKnown(data, features);
  const chosen = expectRows("applyFeatures(rows)", rows, data.rows);
  const columnOf = columnFinder(data);
  const columnAsKind: ColumnOf = (learned, kind) => {
    const column = columnOf(learned.column);
    expectUnit(column, learned, name);
    return columnAs(column, kind, name, chosen);
  };
  return featureMatrix(features, columnAsKind, name, chosen, dtype);
};

/** Throws a TableError where numbers have another unit than those that were learned; without one, they are as learned. */
const expectUnit = (column: Column, learned: ColumnFeatures, table: string): void => {
  if (learned.kind !== "number" || column.kind !== "number" || column.unit === undefined) return;
  if (learned.unit === undefined || learned.unit === column.unit) return;
  throw new TableError({
    reason: "type",
    table,
    column: column.name,
    expected: `numbers in ${learned.unit}`,
    received: `some in ${column.unit}`,
    advice: "Convert them.",
  });
};

/** Throws a TableError where a column is new; one that is missing is found where it is needed. */
const expectKnown = (table: Table, features: Features): void => {
  const known = knownColumns(features);
  for (const { name } of table.columns) {
    if (known.has(name)) continue;
    throw unknownColumn(
      { table: table.name },
      name,
      known,
      table.columns.map((column) => column.name),
    );
  }
};
