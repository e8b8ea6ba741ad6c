import type { ActivationFormula } from "../define/activation-formula.js";
import { repeatableActivation } from "../define/repeatable-activation.js";

/** log(1 + eˣ) = max(x, 0) + log(1 + e^−|x|), whose power does not overflow. */
export const softplusFormula: ActivationFormula<"absolute" | "add" | "exp" | "log1p" | "maximum" | "multiply"> = (
  ops,
  input,
) => {
  const power = ops.exp(ops.multiply(ops.absolute(input), -1));
  return ops.add(ops.maximum(input, 0), ops.log1p(power));
};

/**
 * Softplus, a smooth relu: y = log(1 + eˣ).
 *
 * Gradients  ∂L/∂x = g / (1 + e⁻ˣ)
 * Limits     0 at −∞, with slope 0; ∞ at ∞, with slope 1
 * Source     Dugas, Bengio, Bélisle, Nadeau & Garcia, Incorporating Second-Order Functional Knowledge for Better Option
 *            Pricing (2000)
 */
export const softplus = /* @__PURE__ */ repeatableActivation("softplus", ({ ops }, input) => ({
  output: softplusFormula(ops, input),
  backward: (outputGradient) => ops.multiply(outputGradient, ops.sigmoid(input)),
}));
