import { tensor, toArray } from "@gd/tensor";
import { wasmInterpreter, wasmInterpreterWith } from "@gd/tensor-wasm";
import { kernels } from "@gd/tensor-wasm/float64";

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
const withFew = JSON.stringify(toArray(wasmInterpreterWith([kernels]).ops.matmul(matrix, matrix)));
if (withFew !== received) throw new Error(`with few kernels the square of the matrix is ${withFew}`);
