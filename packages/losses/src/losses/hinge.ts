import { expectSigns } from "../expect-elements.js";
import { type ElementwiseLoss, elementwiseLoss } from "./elementwise-loss.js";

/**
 * Hinge loss of scores y against signs t, for outputs that are independently true (1) or false (−1): L = mean over batch
 * and outputs of max(0, 1 − t·y). A score on the right side by 1 or more costs nothing.
 *
 * Shapes     output y [batch, …outputs] or a single example [outputs]; target t, −1 or 1, of the same shape
 * Gradients  ∂L/∂y = −t / (batch · outputs) where t·y < 1, else 0
 * Limits     0 for an infinite score on the right side, ∞ on the wrong one
 * Source     Cortes & Vapnik, Support-Vector Networks (1995)
 */
export const hinge: ElementwiseLoss = /* @__PURE__ */ elementwiseLoss({
  name: "hinge",
  expectElements: expectSigns,
  losses(ops, output, target) {
    const missing = ops.subtract(1, ops.multiply(target, output));
    return {
      losses: ops.maximum(missing, 0),
      gradient: (n) => ops.where(missing, ops.divide(target, -n), 0),
    };
  },
});
