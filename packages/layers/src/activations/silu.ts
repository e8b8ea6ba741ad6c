import { weigh } from "@gd/tensor";
import { repeatableActivation } from "../define/repeatable-activation.js";

/**
 * Sigmoid linear unit, also called swish: y = x · s, where s = 1 / (1 + e⁻ˣ).
 *
 * Gradients  ∂L/∂x = g · (s + x · s(1 − s))
 * Limits     0 at −∞, with slope 0; ∞ at ∞, with slope 1
 * Source     Hendrycks & Gimpel, Gaussian Error Linear Units (2016); Elfwing, Uchibe & Doya, Sigmoid-Weighted Linear
 *            Units for Neural Network Function Approximation in Reinforcement Learning (2018)
 */
export const silu = /* @__PURE__ */ repeatableActivation("silu", ({ ops }, input) => {
  const share = ops.sigmoid(input);
  return {
    output: weigh(ops, share, input),
    backward(outputGradient) {
      const slopeOfShare = ops.multiply(share, ops.subtract(1, share));
      return ops.multiply(outputGradient, ops.add(share, weigh(ops, slopeOfShare, input)));
    },
  };
});
