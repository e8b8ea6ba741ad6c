import { repeatableActivation } from "../define/repeatable-activation.js";

/**
 * Sigmoid linear unit, also called swish: y = x · s, where s = 1 / (1 + e⁻ˣ).
 *
 * Gradients  ∂L/∂x = g · s(1 + x(1 − s))
 * Source     Hendrycks & Gimpel, Gaussian Error Linear Units (2016); Elfwing, Uchibe & Doya, Sigmoid-Weighted Linear
 *            Units for Neural Network Function Approximation in Reinforcement Learning (2018)
 */
export const silu = /* @__PURE__ */ repeatableActivation("silu", ({ ops }, input) => {
  const share = ops.sigmoid(input);
  return {
    output: ops.multiply(input, share),
    backward(outputGradient) {
      const slope = ops.multiply(share, ops.add(ops.multiply(input, ops.subtract(1, share)), 1));
      return ops.multiply(outputGradient, slope);
    },
  };
});
