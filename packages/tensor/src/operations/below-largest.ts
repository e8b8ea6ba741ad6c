import { expectOps } from "../expect/expect-ops.js";
import { expectTensor } from "../expect/expect-tensor.js";
import { ShapeError } from "../shape-error.js";
import type { Ops } from "./ops.js";
import type { Matrix } from "./signatures.js";

/** The largest finite numbers. */
const LARGEST = { float32: 2 ** 128 - 2 ** 104, float64: Number.MAX_VALUE } as const;

/**
 * xᵢⱼ − maxₖ xᵢₖ: a softmax of these is that of x, and none of its exponentials overflows. 0 for +∞, which leaves −∞ to all
 * finite numbers of its row; NaN for a row of −∞ alone, as that has no limit.
 */
export const belowLargest = <M extends number, N extends number>(ops: Ops, matrix: Matrix<M, N>): Matrix<M, N> => {
  expectOps("belowLargest(ops)", ops);
  expectTensor("belowLargest(matrix)", matrix);
  if (matrix.shape.length !== 2) {
    const expected = ["rows", "columns"];
    throw new ShapeError({ place: "belowLargest", role: "matrix", expected, received: matrix.shape });
  }
  return lessTheLargest(ops, matrix);
};

/** The same without looking at what it is given. */
export const lessTheLargest = <M extends number, N extends number>(
  ops: Pick<Ops, "dtype" | "maxColumns" | "subtract" | "subtractColumn" | "where">,
  matrix: Matrix<M, N>,
): Matrix<M, N> => {
  const isInfinite = ops.subtract(matrix, LARGEST[ops.dtype]);
  return ops.where(isInfinite, 0, ops.subtractColumn(matrix, ops.maxColumns(matrix)));
};
