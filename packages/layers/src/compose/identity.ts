import { defineActivation } from "../define/define-activation.js";

/**
 * The input as it is: y = x.
 *
 * Gradients  ∂L/∂x = g
 */
export const identity = /* @__PURE__ */ defineActivation("identity", (_context, input) => ({
  output: input,
  backward: (outputGradient) => outputGradient,
}));
