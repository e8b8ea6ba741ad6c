import type { Ops, Shape, Tensor } from "@gd/tensor";
import { weighed } from "@gd/tensor/forward";
import { repeatableActivation } from "../define/repeatable-activation.js";

/** x · s, and s. */
export const siluFormula = <S extends Shape>(ops: Pick<Ops, "multiply" | "sigmoid" | "where">, input: Tensor<S>) => {
  const share = ops.sigmoid(input);
  return { share, output: weighed(ops, share, input) };
};

/**
 * Sigmoid linear unit, also called swish: y = x · s, where s = 1 / (1 + e⁻ˣ).
 *
 * Gradients  ∂L/∂x = g · (s + x · s(1 − s))
 * Limits     0 at −∞, with slope 0; ∞ at ∞, with slope 1
 * Source     Hendrycks & Gimpel, Gaussian Error Linear Units (2016); Elfwing, Uchibe & Doya, Sigmoid-Weighted Linear
 *            Units for Neural Network Function Approximation in Reinforcement Learning (2018)
 */
export const silu = /* @__PURE__ */ repeatableActivation("silu", ({ ops }, input) => {
  const { share, output } = siluFormula(ops, input);
  return {
    output,
    backward(outputGradient) {
      const slopeOfShare = ops.multiply(share, ops.subtract(1, share));
      return ops.multiply(outputGradient, ops.add(share, weighed(ops, slopeOfShare, input)));
    },
  };
});
