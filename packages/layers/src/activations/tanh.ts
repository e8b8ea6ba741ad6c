import { repeatableActivation } from "../define/repeatable-activation.js";

/**
 * Hyperbolic tangent: y = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ).
 *
 * Gradients  ∂L/∂x = g · (1 − y²)
 * Limits     −1 at −∞, 1 at ∞, with slope 0
 */
export const tanh = /* @__PURE__ */ repeatableActivation("tanh", ({ ops }, input) => {
  const output = ops.tanh(input);
  return {
    output,
    backward: (outputGradient) => ops.multiply(outputGradient, ops.subtract(1, ops.multiply(output, output))),
  };
});
