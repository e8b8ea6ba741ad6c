import { belowLargest } from "@gd/tensor";
import { repeatableActivation } from "../define/repeatable-activation.js";
import { rowsOf } from "../define/rows-of.js";

/**
 * The logarithm of `softmax`, along the last axis of each example: yᵢ = xᵢ − log Σⱼ e^xⱼ.
 *
 * Gradients  ∂L/∂x = g − softmax(x) · Σⱼ gⱼ
 * Limits     −∞ at −∞; at ∞ 0, and −∞ for all finite x of the row; NaN for a row of −∞ alone
 * Source     Goodfellow, Bengio & Courville, Deep Learning (2016), §6.2.2.3, eq. 6.30
 */
export const logSoftmax = /* @__PURE__ */ repeatableActivation("logSoftmax", ({ ops }, input) => {
  const rows = rowsOf(input.shape);
  const logits = ops.reshape(input, rows);
  // e^x does not overflow; the maximum cancels in the difference.
  const shifted = belowLargest(ops, logits);
  const output = ops.subtractColumn(shifted, ops.log(ops.sumColumns(ops.exp(shifted))));
  return {
    output: ops.reshape(output, input.shape),
    backward(outputGradient) {
      const gradient = ops.reshape(outputGradient, rows);
      const probabilities = ops.exp(output);
      const shared = ops.multiplyColumn(probabilities, ops.sumColumns(gradient));
      return ops.reshape(ops.subtract(gradient, shared), input.shape);
    },
  };
});
