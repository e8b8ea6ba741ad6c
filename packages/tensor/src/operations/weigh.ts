import type { Shape } from "../shape.js";
import type { Tensor } from "../tensor.js";
import type { Ops } from "./ops.js";

/**
 * weightᵢ · valueᵢ for weights ≥ 0, where 0 · ∞ = 0: what has no weight counts for nothing, however large it is. A weight
 * of NaN gives NaN.
 */
export const weigh = <S extends Shape>(ops: Ops, weights: Tensor<S>, values: Tensor<NoInfer<S>>): Tensor<S> =>
  ops.where(weights, ops.multiply(weights, values), weights);
