import { expectArgument, expectNumber, expectOneOf, expectOptions } from "@gd/tensor";
import type { ActivationFormula } from "../define/activation-formula.js";
import { configurable } from "../define/define-activation.js";
import { repeatableActivation } from "../define/repeatable-activation.js";

/** Options of `sigmoid`. */
export interface SigmoidOptions {
  /** A factor of the input, other than 0. Default: 1. */
  readonly gain: number;
  /**
   * `"without-gain"` takes s(1 − s) for the derivative. That is not the gradient of the loss: each layer that the gradient
   * passes scales it by 1 / gain, so that layers learn at different rates. Default: `"exact"`.
   */
  readonly derivative: "exact" | "without-gain";
}

/** 1 / (1 + e^(−gain · x)) */
export const sigmoidFormula =
  (gain: number): ActivationFormula<"multiply" | "sigmoid"> =>
  (ops, input) =>
    ops.sigmoid(gain === 1 ? input : ops.multiply(input, gain));

/**
 * Logistic function: s = 1 / (1 + e^(−gain · x)).
 *
 * Gradients  ∂L/∂x = g · gain · s(1 − s)
 * Limits     0 where gain · x is −∞, 1 where it is ∞, with slope 0
 */
export const sigmoid = /* @__PURE__ */ configurable<SigmoidOptions>((options) => {
  const { gain = 1, derivative = "exact" } = expectOptions("sigmoid", options, ["gain", "derivative"]);
  expectNumber("sigmoid(gain)", gain);
  expectArgument(gain !== 0, {
    place: "sigmoid(gain)",
    expected: "a number other than 0",
    received: gain,
    advice: "The output would be ½ whatever the input.",
  });
  expectOneOf("sigmoid(derivative)", derivative, ["exact", "without-gain"]);
  const parts = [...(gain === 1 ? [] : [`gain ${gain}`]), ...(derivative === "exact" ? [] : [derivative])];
  const name = parts.length > 0 ? `sigmoid(${parts.join(", ")})` : "sigmoid";
  return repeatableActivation({ name, description: { type: "sigmoid", gain, derivative } }, ({ ops }, input) => {
    const output = sigmoidFormula(gain)(ops, input);
    return {
      output,
      backward(outputGradient) {
        const slope = ops.multiply(output, ops.subtract(1, output));
        const gradient = ops.multiply(outputGradient, slope);
        return gain === 1 || derivative === "without-gain" ? gradient : ops.multiply(gradient, gain);
      },
    };
  });
});
