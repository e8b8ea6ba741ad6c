import { belowLargest } from "@gd/tensor";
import { repeatableActivation } from "../define/repeatable-activation.js";
import { rowsOf } from "../define/rows-of.js";

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
  const rows = rowsOf(input.shape);
  const logits = ops.reshape(input, rows);
  // e^x does not overflow; the factor e^max cancels in the quotient.
  const powers = ops.exp(belowLargest(ops, logits));
  const output = ops.divideColumn(powers, ops.sumColumns(powers));
  return {
    output: ops.reshape(output, input.shape),
    backward(outputGradient) {
      const gradient = ops.reshape(outputGradient, rows);
      const mean = ops.sumColumns(ops.multiply(gradient, output));
      return ops.reshape(ops.multiply(output, ops.subtractColumn(gradient, mean)), input.shape);
    },
  };
});
