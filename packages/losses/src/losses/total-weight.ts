import type { Ops, Scalar, Tensor } from "@gd/tensor";

/** The sum of all weights; NaN where it overflows, as shares of ∞ would be 0, and nothing would be learned in silence. */
export const totalWeight = (ops: Ops, weights: Tensor): Scalar => {
  const sum = ops.sum(weights);
  return ops.add(sum, ops.subtract(sum, sum));
};
