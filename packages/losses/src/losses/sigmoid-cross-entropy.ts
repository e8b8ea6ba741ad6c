import { expectProbabilities } from "../expect-elements.js";
import { type ElementwiseLoss, elementwiseLoss } from "./elementwise-loss.js";

/**
 * Cross entropy between targets and the sigmoid of the logits, for outputs that are independently true or false: L = mean
 * over batch and outputs of −t · log σ(x) − (1 − t) · log(1 − σ(x)).
 *
 * Shapes     output (logits x) [batch, …outputs]; target t, from 0 to 1, of the same shape
 * Gradients  ∂L/∂x = (σ(x) − t) / (batch · outputs)
 */
export const sigmoidCrossEntropy: ElementwiseLoss = /* @__PURE__ */ elementwiseLoss({
  name: "sigmoidCrossEntropy",
  activation: "sigmoid",
  batched: true,
  expectElements: expectProbabilities,
  losses(ops, output, target) {
    // max(x, 0) − x·t + log(1 + e^−|x|) is the same sum, and none of its terms overflows for large |x|.
    const linear = ops.subtract(ops.maximum(output, 0), ops.multiply(output, target));
    return {
      losses: ops.add(linear, ops.log1p(ops.exp(ops.subtract(0, ops.absolute(output))))),
      gradient: (n) => ops.divide(ops.subtract(ops.sigmoid(output), target), n),
    };
  },
});
