import { type ElementwiseDefinition, type ElementwiseLoss, elementwiseLoss } from "./elementwise-loss.js";

/** (output − target)² for each output. */
export const squaredErrors: ElementwiseDefinition["losses"] = (ops, output, target) => {
  const difference = ops.subtract(output, target);
  return {
    losses: ops.multiply(difference, difference),
    gradient: (n) => ops.multiply(difference, 2 / n),
  };
};

/**
 * Mean squared error: L = mean over batch and outputs of (output − target)².
 *
 * Shapes     output [batch, …outputs] or a single example [outputs]; target of the same shape
 * Gradients  ∂L/∂output = 2(output − target) / (batch · outputs)
 * Limits     ∞ where an error is infinite, with a gradient of ±∞; NaN for ∞ against ∞
 */
export const meanSquaredError: ElementwiseLoss = /* @__PURE__ */ elementwiseLoss({
  name: "meanSquaredError",
  losses: squaredErrors,
});
