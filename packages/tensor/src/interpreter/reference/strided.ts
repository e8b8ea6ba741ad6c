import type { DType, Elements } from "../../dtype.js";
import { type Shape, sizeOf } from "../../shape.js";
import type { Tensor } from "../../tensor.js";

/** Elements read as a matrix: element (i, j) is at `i * row + j * column`. A stride of 0 repeats. */
export interface Strided {
  readonly data: Elements;
  readonly row: number;
  readonly column: number;
}

/** Rows and columns of a shape read as a matrix; any rank but 2 is a single row. */
export const extent = (shape: Shape): readonly [rows: number, columns: number] =>
  shape.length === 2 ? [shape[0]!, shape[1]!] : [1, sizeOf(shape)];

/** A tensor as a matrix; any rank but 2 as a single row. */
export const strided = ({ data, shape, transposed }: Tensor): Strided => {
  if (transposed) return { data, row: 1, column: shape[0]! };
  return { data, row: shape.length === 2 ? shape[1]! : 0, column: 1 };
};

/** A number repeated everywhere, in the precision of the operation. */
export const repeatedNumber = (value: number, dtype: DType): Strided => ({
  data: dtype === "float32" ? Float32Array.of(value) : Float64Array.of(value),
  row: 0,
  column: 0,
});
