import { checkOperands } from "./check-operands.js";
import type { DType } from "./dtype.js";
import type { Ops } from "./ops.js";
import { resultShape } from "./result-shape.js";
import { sizeOf } from "./shape.js";

/** The operations that read or view memory without computing, which are the same wherever the memory is. */
export const viewOperations = (dtype: DType): Pick<Ops, "item" | "slice" | "transpose"> => ({
  item(scalar) {
    checkOperands(dtype, "item", [scalar]);
    resultShape.scalar("item", scalar);
    return scalar.data[0]!;
  },
  slice(vector, start, shape) {
    checkOperands(dtype, "slice", [vector]);
    resultShape.slice(vector, start, shape);
    return { shape, dtype, data: vector.data.subarray(start, start + sizeOf(shape)), transposed: false };
  },
  transpose(matrix) {
    checkOperands(dtype, "transpose", [matrix]);
    resultShape.matrix("transpose", "matrix", matrix);
    const [rows, columns] = matrix.shape;
    return { ...matrix, shape: [columns, rows], transposed: !matrix.transposed };
  },
});
