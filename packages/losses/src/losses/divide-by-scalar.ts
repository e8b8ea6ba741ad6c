import type { Ops, Tensor } from "@gd/tensor";

/** xᵢ ÷ divisor, for a divisor that is computed. */
export const divideByScalar = <N extends number>(
  ops: Ops,
  x: Tensor<readonly [N]>,
  divisor: Tensor<readonly []>,
): Tensor<readonly [N]> =>
  ops.reshape(ops.divideColumn(ops.reshape(x, [1, x.shape[0]]), ops.reshape(divisor, [1])), x.shape);
