import { expectNumber, expectOptions, type Ops, type Shape, type Tensor } from "@gd/tensor";
import { configurable } from "../define/define-activation.js";
import { repeatableActivation } from "../define/repeatable-activation.js";

/** Options of `elu`. */
export interface EluOptions {
  /** Minus the limit of y for large negative x. Default: 1. */
  readonly alpha: number;
}

/** x where x > 0, else α(eˣ − 1), and x where it is negative. */
export const eluFormula = <S extends Shape>(
  ops: Pick<Ops, "divide" | "multiply" | "subtract" | "tanh" | "where">,
  input: Tensor<S>,
  alpha: number,
) => {
  // eˣ of a large x would overflow, and nothing needs it.
  const negative = ops.where(input, 0, input);
  // eˣ − 1 = 2t / (1 − t) with t = tanh(x/2), which is accurate near 0.
  const t = ops.tanh(ops.divide(negative, 2));
  const expMinus1 = ops.divide(ops.multiply(t, 2), ops.subtract(1, t));
  return { negative, output: ops.where(input, input, ops.multiply(expMinus1, alpha)) };
};

/**
 * Exponential linear unit: y = x where x > 0, else α(eˣ − 1).
 *
 * Gradients  ∂L/∂x = g where x > 0, else g · αeˣ
 * Limits     −α at −∞, with slope 0; ∞ at ∞
 * Source     Clevert, Unterthiner & Hochreiter, Fast and Accurate Deep Network Learning by Exponential Linear Units
 *            (2015)
 */
export const elu = /* @__PURE__ */ configurable<EluOptions>((options) => {
  const { alpha = 1 } = expectOptions("elu", options, ["alpha"]);
  expectNumber("elu(alpha)", alpha);
  const name = alpha === 1 ? "elu" : `elu(${alpha})`;
  return repeatableActivation({ name, description: { type: "elu", alpha } }, ({ ops }, input) => {
    const { negative, output } = eluFormula(ops, input, alpha);
    return {
      output,
      backward(outputGradient) {
        const slope = ops.multiply(ops.exp(negative), alpha);
        return ops.where(input, outputGradient, ops.multiply(outputGradient, slope));
      },
    };
  });
});
