// Multiplies two matrices.
import { referenceOps, tensor, toArray } from "@gd/tensor";

const ops = referenceOps();
console.log(toArray(ops.matmul(tensor([[1, 2]]), tensor([[3], [4]]))));
