import { tensor, toArray } from "@gd/tensor";
import { wasmInterpreter } from "@gd/tensor-wasm";

const { ops, step } = wasmInterpreter({ dtype: "float64" });
const matrix = tensor(
  [
    [1, 2],
    [3, 4],
  ],
  { dtype: "float64" },
);
const square = step(() => ops.matmul(matrix, matrix));
const received = JSON.stringify(toArray(square));
if (received !== "[[7,10],[15,22]]") throw new Error(`the square of the matrix is ${received}`);
