import { weigh } from "@gd/tensor";
import { expectProbabilities } from "../expect-elements.js";
import { type ElementwiseLoss, elementwiseLoss } from "./elementwise-loss.js";

/**
 * Cross entropy between targets and the sigmoid of the logits, for outputs that are independently true or false: L = mean
 * over batch and outputs of −t · log σ(x) − (1 − t) · log(1 − σ(x)).
 *
 * Shapes     output (logits x) [batch, …outputs]; target t, from 0 to 1, of the same shape
 * Gradients  ∂L/∂x = (σ(x) − t) / (batch · outputs)
 * Limits     of an infinite logit, 0 where t is σ(x), else ∞; the gradient is finite
 */
export const sigmoidCrossEntropy: ElementwiseLoss = /* @__PURE__ */ elementwiseLoss({
  name: "sigmoidCrossEntropy",
  activation: "sigmoid",
  batched: true,
  expectElements: expectProbabilities,
  losses(ops, output, target) {
    // (1 − t)·|x| where x > 0, else t·|x|; and log(1 + e^−|x|): the same sum, in which no term overflows for large |x|.
    const size = ops.absolute(output);
    const against = ops.where(output, ops.subtract(1, target), target);
    return {
      losses: ops.add(weigh(ops, against, size), ops.log1p(ops.exp(ops.subtract(0, size)))),
      gradient: (n) => ops.divide(ops.subtract(ops.sigmoid(output), target), n),
    };
  },
});
