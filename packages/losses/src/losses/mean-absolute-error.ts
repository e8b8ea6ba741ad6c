import { type ElementwiseLoss, elementwiseLoss } from "./elementwise-loss.js";

/**
 * Mean absolute error: L = mean over batch and outputs of |output − target|.
 *
 * Shapes     output [batch, …outputs] or a single example [outputs]; target of the same shape
 * Gradients  ∂L/∂output = sign(output − target) / (batch · outputs), 0 where they are equal
 * Limits     ∞ where an error is infinite, with a gradient of ±1 / (batch · outputs); NaN for ∞ against ∞
 */
export const meanAbsoluteError: ElementwiseLoss = /* @__PURE__ */ elementwiseLoss({
  name: "meanAbsoluteError",
  losses(ops, output, target) {
    const difference = ops.subtract(output, target);
    return {
      losses: ops.absolute(difference),
      // 1/n where the difference is positive, −1/n where its opposite is, else the difference itself: 0 or NaN.
      gradient: (n) => ops.where(difference, 1 / n, ops.where(ops.subtract(0, difference), -1 / n, difference)),
    };
  },
});
