import {
  ArgumentError,
  allocate,
  type DType,
  type Elements,
  expectArgument,
  expectOneOf,
  expectOptions,
  fromElements,
  type Matrix,
} from "@gd/tensor";
import { expectRows, type Rows } from "../table/expect-rows.js";
import { expectTable } from "../table/expect-table.js";
import type { Table } from "../table/table.js";
import { quoted, TableError } from "../table/table-error.js";
import { widthOf } from "./feature-names.js";
import type { Features } from "./features.js";
import { expectFeatures } from "./parse-features.js";
import { type RowObject, tableOfRows } from "./table-of-rows.js";
import { writeFeatures } from "./write-features.js";

/** Options of `applyFeatures`. */
export interface ApplyOptions {
  /** The rows to take, in this order. Default: all. */
  readonly rows?: Rows;
  /** Precision of the matrix. Default: float32. */
  readonly dtype?: DType;
}

/**
 * The features of rows of a table, or of rows that are objects by the names of columns, in which null or undefined is a
 * missing value.
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
  const table = tableFrom(data, features);
  expectColumns(table, features);
  const chosen = expectRows("applyFeatures(rows)", rows, table.rows);

  const width = features.columns.reduce((sum, column) => sum + widthOf(column), 0);
  const elements = room(dtype, chosen.length * width);
  let start = 0;
  for (const column of features.columns) {
    writeFeatures({ elements, width, start }, column, table, chosen);
    start += widthOf(column);
  }
  return fromElements(elements, [chosen.length, width]);
};

const tableFrom = (data: unknown, features: Features): Table => {
  if (Array.isArray(data)) return tableOfRows("applyFeatures(data)", data, features);
  expectArgument(typeof data === "object" && data !== null && "columns" in data, {
    place: "applyFeatures(data)",
    expected: "a table, or a list of rows that are objects",
    received: data,
    advice: "Of a single row, pass [row].",
  });
  expectTable("applyFeatures(data)", data);
  return data;
};

/** Throws a TableError where a column is new; one that is missing is found where it is needed. */
const expectColumns = (table: Table, { columns, ignored }: Features): void => {
  for (const { name } of table.columns) {
    if (ignored.includes(name) || columns.some(({ column }) => column === name)) continue;
    throw new TableError({
      reason: "column",
      table: table.name,
      expected: "no other columns than where the features were learned",
      received: quoted(name),
      advice: "Leave it out, or compare the names of columns.",
    });
  }
};

const room = (dtype: DType, length: number): Elements => {
  try {
    return allocate(dtype, length);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const place = "applyFeatures(data)";
    throw new ArgumentError({ place, expected: "as many features as memory holds", received: length });
  }
};
