import { type ElementwiseLoss, elementwiseLoss } from "./elementwise-loss.js";
import { expectSigns } from "./expect-signs.js";

/**
 * Hinge loss of scores y against signs t, for outputs that are each true (1) or false (−1) on their own: L = mean over
 * batch and outputs of max(0, 1 − t·y). A score on the right side by 1 or more costs nothing.
 *
 * Shapes     output y [batch, …outputs] or a single example [outputs]; target t, −1 or 1, of the same shape
 * Gradients  ∂L/∂y = −t / (batch · outputs) where t·y < 1, else 0
 * Throws     ShapeError, DTypeError when output and target do not fit; EmptyBatchError when there are none;
 *            TargetError when a target is neither −1 nor 1
 * Source     Cortes & Vapnik, Support-Vector Networks (1995)
 */
export const hinge: ElementwiseLoss = /* @__PURE__ */ elementwiseLoss({
  name: "hinge",
  expectTarget: expectSigns,
  losses(ops, output, target) {
    const missing = ops.subtract(1, ops.multiply(target, output));
    return {
      losses: ops.maximum(missing, 0),
      gradient: (n) => ops.where(missing, ops.divide(target, -n), 0),
    };
  },
});
