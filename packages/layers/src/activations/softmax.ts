import type { Ops, Shape, Tensor } from "@gd/tensor";
import { lessTheLargest } from "@gd/tensor/forward";
import { repeatableActivation } from "../define/repeatable-activation.js";
import { rowsOf } from "../define/rows-of.js";

/** Probabilities in the shape of the input, and as rows. */
export const softmaxFormula = <S extends Shape>(
  ops: Pick<
    Ops,
    "divideColumn" | "dtype" | "exp" | "maxColumns" | "reshape" | "subtract" | "subtractColumn" | "sumColumns" | "where"
  >,
  input: Tensor<S>,
) => {
  const logits = ops.reshape(input, rowsOf(input.shape));
  // e^x does not overflow; the factor e^max cancels in the quotient.
  const powers = ops.exp(lessTheLargest(ops, logits));
  const probabilities = ops.divideColumn(powers, ops.sumColumns(powers));
  return { probabilities, output: ops.reshape(probabilities, input.shape) };
};

/**
 * Probabilities along the last axis of each example: yᵢ = e^xᵢ / Σⱼ e^xⱼ.
 *
 * Do not end a classifier with it: train with a loss that takes logits.
 *
 * Gradients  ∂L/∂x = y ∘ (g − Σⱼ gⱼyⱼ)
 * Limits     0 at −∞, 1 at ∞, which several share; NaN for a row of −∞ alone
 * Source     Goodfellow, Bengio & Courville, Deep Learning (2016), §6.2.2.3
 */
export const softmax = /* @__PURE__ */ repeatableActivation("softmax", ({ ops }, input) => {
  const { probabilities, output } = softmaxFormula(ops, input);
  return {
    output,
    backward(outputGradient) {
      const gradient = ops.reshape(outputGradient, probabilities.shape);
      const mean = ops.sumColumns(ops.multiply(gradient, probabilities));
      return ops.reshape(ops.multiply(probabilities, ops.subtractColumn(gradient, mean)), input.shape);
    },
  };
});
