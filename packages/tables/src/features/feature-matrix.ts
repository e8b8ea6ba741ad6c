import { ArgumentError, allocate, type DType, type Elements, type Matrix } from "@gd/tensor";
import { widthOf } from "./feature-names.js";
import type { Features } from "./features.js";
import { type ColumnOf, writeFeatures } from "./write-features.js";

/** The features of rows, whose columns are given one by one. */
export const featureMatrix = (
  { columns }: Features,
  columnOf: ColumnOf,
  table: string,
  rows: Uint32Array,
  dtype: DType,
): Matrix<number, number> => {
  const width = columns.reduce((sum, column) => sum + widthOf(column), 0);
  const elements = room(dtype, rows.length * width);
  let start = 0;
  for (const column of columns) {
    writeFeatures({ elements, width, start }, column, columnOf, table, rows);
    start += widthOf(column);
  }
  return { shape: [rows.length, width], dtype, data: elements, transposed: false };
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
