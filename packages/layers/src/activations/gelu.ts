import { expectOneOf, expectOptions, type Ops, type Shape, type Tensor } from "@gd/tensor";
import { weighed } from "@gd/tensor/forward";
import { type ActivationForward, configurable } from "../define/define-activation.js";
import { repeatableActivation } from "../define/repeatable-activation.js";

/** Options of `gelu`. */
export interface GeluOptions {
  /**
   * `"tanh"` is a formula that differs by less than 0.0005, which some published weights were trained with. Default:
   * `"none"`.
   */
  readonly approximate: "none" | "tanh";
}

/** x · Φ(x) by the error function, and Φ(x). */
export const geluFormula = <S extends Shape>(
  ops: Pick<Ops, "add" | "divide" | "erf" | "multiply" | "where">,
  input: Tensor<S>,
) => {
  const below = ops.divide(ops.add(ops.erf(ops.multiply(input, Math.SQRT1_2)), 1), 2);
  return { below, output: weighed(ops, below, input) };
};

const exact: ActivationForward = ({ ops }, input) => {
  const { below, output } = geluFormula(ops, input);
  return {
    output,
    backward(outputGradient) {
      const power = ops.exp(ops.divide(ops.multiply(input, input), -2));
      const density = ops.divide(power, Math.sqrt(2 * Math.PI));
      return ops.multiply(outputGradient, ops.add(below, weighed(ops, density, input)));
    },
  };
};

/** √(2/π) */
const SCALE = /* @__PURE__ */ Math.sqrt(2 / Math.PI);

/** The same, with tanh in place of the error function. */
export const geluByTanhFormula = <S extends Shape>(
  ops: Pick<Ops, "add" | "divide" | "multiply" | "tanh" | "where">,
  input: Tensor<S>,
) => {
  const square = ops.multiply(input, input);
  const u = ops.multiply(ops.multiply(input, ops.add(ops.multiply(square, 0.044715), 1)), SCALE);
  const t = ops.tanh(u);
  const below = ops.divide(ops.add(t, 1), 2);
  return { square, t, below, output: weighed(ops, below, input) };
};

const byTanh: ActivationForward = ({ ops }, input) => {
  const { square, t, below, output } = geluByTanhFormula(ops, input);
  return {
    output,
    backward(outputGradient) {
      const slope = ops.multiply(ops.add(ops.multiply(square, 3 * 0.044715), 1), SCALE);
      const slopeOfT = ops.divide(ops.subtract(1, ops.multiply(t, t)), 2);
      return ops.multiply(outputGradient, ops.add(below, weighed(ops, slopeOfT, ops.multiply(input, slope))));
    },
  };
};

/**
 * Gaussian error linear unit: y = x · Φ(x), where Φ(x) = (1 + erf(x/√2)) / 2 is the probability that a standard normal
 * number is below x. With `gelu({ approximate: "tanh" })`, Φ(x) ≈ (1 + tanh u) / 2, u = √(2/π) (x + 0.044715x³).
 *
 * Gradients  ∂L/∂x = g · (Φ(x) + xφ(x)), φ(x) = e^(−x²/2) / √(2π);
 *            with the approximation, φ(x) = (1 − tanh² u)/2 · du/dx
 * Limits     0 at −∞, with slope 0; ∞ at ∞, with slope 1
 * Source     Hendrycks & Gimpel, Gaussian Error Linear Units (2016)
 */
export const gelu = /* @__PURE__ */ configurable<GeluOptions>((options) => {
  const { approximate = "none" } = expectOptions("gelu", options, ["approximate"]);
  expectOneOf("gelu(approximate)", approximate, ["none", "tanh"]);
  const description = { type: "gelu", approximate };
  return approximate === "none"
    ? repeatableActivation({ name: "gelu", description }, exact)
    : repeatableActivation({ name: "gelu(tanh)", description }, byTanh);
});
