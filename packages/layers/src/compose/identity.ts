import { repeatableActivation } from "../define/repeatable-activation.js";

/**
 * The input itself: y = x.
 *
 * Gradients  ∂L/∂x = g
 */
export const identity = /* @__PURE__ */ repeatableActivation("identity", (_context, input) => ({
  output: input,
  backward: (outputGradient) => outputGradient,
}));
