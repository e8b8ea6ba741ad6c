import type { ActivationFormula } from "../define/activation-formula.js";
import { repeatableActivation } from "../define/repeatable-activation.js";

/** max(x, 0) */
export const reluFormula: ActivationFormula<"maximum"> = (ops, input) => ops.maximum(input, 0);

/**
 * Rectified linear unit: y = max(x, 0).
 *
 * Gradients  ∂L/∂x = g where x > 0, else 0
 * Limits     0 at −∞, ∞ at ∞
 * Source     Nair & Hinton, Rectified Linear Units Improve Restricted Boltzmann Machines (2010)
 */
export const relu = /* @__PURE__ */ repeatableActivation("relu", ({ ops }, input) => ({
  output: reluFormula(ops, input),
  backward: (outputGradient) => ops.where(input, outputGradient, 0),
}));
