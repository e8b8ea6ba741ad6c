import type { Ops, Tensor, Vector } from "@gd/tensor";

/** A vector times a scalar that is a tensor: the product does not wait for its number, as `item` would. */
export const scaleBy = (ops: Ops, vector: Vector, scalar: Tensor<readonly []>): Vector => {
  const row = ops.reshape(vector, [1, vector.shape[0]]);
  return ops.reshape(ops.multiplyColumn(row, ops.reshape(scalar, [1])), vector.shape);
};
