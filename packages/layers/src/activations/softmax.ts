import { repeatableActivation } from "../define/repeatable-activation.js";
import { rowsOf } from "../define/rows-of.js";

/**
 * Probabilities along the last axis of each example: yᵢ = e^xᵢ / Σⱼ e^xⱼ.
 *
 * Do not end a classifier with it: train with a loss that takes logits.
 *
 * Gradients  ∂L/∂x = y ∘ (g − Σⱼ gⱼyⱼ)
 * Source     Goodfellow, Bengio & Courville, Deep Learning (2016), §6.2.2.3
 */
export const softmax = /* @__PURE__ */ repeatableActivation("softmax", ({ ops }, input) => {
  const rows = rowsOf(input.shape);
  const logits = ops.reshape(input, rows);
  // The largest exponent of a row becomes 0, so that e^x does not overflow; the factor cancels in the quotient.
  const powers = ops.exp(ops.subtractColumn(logits, ops.maxColumns(logits)));
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
