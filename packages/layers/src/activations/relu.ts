import { defineActivation } from "../define/define-activation.js";

/**
 * Rectified linear unit: y = max(x, 0).
 *
 * Gradients  ∂L/∂x = g where x > 0, else 0: where the input is positive, not where the gradient is
 * Source     Nair & Hinton, Rectified Linear Units Improve Restricted Boltzmann Machines (2010)
 */
export const relu = /* @__PURE__ */ defineActivation("relu", ({ ops }, input) => ({
  output: ops.maximum(input, 0),
  backward: (outputGradient) => ops.where(input, outputGradient, 0),
}));
