import { expectNumber, expectOptions } from "@gd/tensor";
import type { ActivationFormula } from "../define/activation-formula.js";
import { configurable } from "../define/define-activation.js";
import { repeatableActivation } from "../define/repeatable-activation.js";
import { relu } from "./relu.js";

/** Options of `leakyRelu`. */
export interface LeakyReluOptions {
  /** The slope where x < 0. Default: 0.01. */
  readonly slope: number;
}

/** x where x > 0, else slope · x */
export const leakyReluFormula =
  (slope: number): ActivationFormula<"multiply" | "where"> =>
  (ops, input) =>
    ops.where(input, input, ops.multiply(input, slope));

/**
 * Leaky rectified linear unit: y = x where x > 0, else slope · x.
 *
 * Gradients  ∂L/∂x = g where x > 0, else slope · g
 * Limits     slope · −∞ at −∞, ∞ at ∞; with slope 0 it is `relu`
 * Source     Maas, Hannun & Ng, Rectifier Nonlinearities Improve Neural Network Acoustic Models (2013)
 */
export const leakyRelu = /* @__PURE__ */ configurable<LeakyReluOptions>((options) => {
  const { slope = 0.01 } = expectOptions("leakyRelu", options, ["slope"]);
  expectNumber("leakyRelu(slope)", slope);
  // 0 · −∞ is no number.
  if (slope === 0) return relu;
  const name = slope === 0.01 ? "leakyRelu" : `leakyRelu(${slope})`;
  return repeatableActivation({ name, description: { type: "leakyRelu", slope } }, ({ ops }, input) => ({
    output: leakyReluFormula(slope)(ops, input),
    backward: (outputGradient) => ops.where(input, outputGradient, ops.multiply(outputGradient, slope)),
  }));
});
