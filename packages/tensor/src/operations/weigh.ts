import { expectOps } from "../expect/expect-ops.js";
import { expectTensor } from "../expect/expect-tensor.js";
import { type Shape, sameShape } from "../shape.js";
import { ShapeError } from "../shape-error.js";
import type { Tensor } from "../tensor.js";
import type { Ops } from "./ops.js";

/**
 * weightᵢ · valueᵢ for weights ≥ 0, where 0 · ∞ = 0: what has no weight counts for nothing, however large it is. A weight
 * of NaN gives NaN.
 */
export const weigh = <S extends Shape>(ops: Ops, weights: Tensor<S>, values: Tensor<NoInfer<S>>): Tensor<S> => {
  expectOps("weigh(ops)", ops);
  expectTensor("weigh(weights)", weights);
  expectTensor("weigh(values)", values);
  if (!sameShape(weights.shape, values.shape)) {
    throw new ShapeError({ place: "weigh", role: "values", expected: weights.shape, received: values.shape });
  }
  return weighed(ops, weights, values);
};

/** The same without looking at what it is given. */
export const weighed = <S extends Shape>(
  ops: Pick<Ops, "multiply" | "where">,
  weights: Tensor<S>,
  values: Tensor<NoInfer<S>>,
): Tensor<S> => ops.where(weights, ops.multiply(weights, values), weights);
