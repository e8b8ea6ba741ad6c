import { expectNumber, expectOneOf } from "@gd/tensor";
import { configurable } from "../define/define-activation.js";
import { repeatableActivation } from "../define/repeatable-activation.js";

/** Options of `sigmoid`. */
export interface SigmoidOptions {
  /** A factor of the input. Default: 1. */
  readonly gain: number;
  /**
   * `"without-gain"` takes s(1 − s) for the derivative. That is not the gradient of the loss: each layer that the gradient
   * passes scales it by 1 / gain, so that layers learn at different rates. Default: `"exact"`.
   */
  readonly derivative: "exact" | "without-gain";
}

/**
 * Logistic function: s = 1 / (1 + e^(−gain · x)).
 *
 * Gradients  ∂L/∂x = g · gain · s(1 − s)
 */
export const sigmoid = /* @__PURE__ */ configurable<SigmoidOptions>(({ gain = 1, derivative = "exact" }) => {
  expectNumber("sigmoid(gain)", gain);
  expectOneOf("sigmoid(derivative)", derivative, ["exact", "without-gain"]);
  const options = [...(gain === 1 ? [] : [`gain ${gain}`]), ...(derivative === "exact" ? [] : [derivative])];
  const name = options.length > 0 ? `sigmoid(${options.join(", ")})` : "sigmoid";
  return repeatableActivation({ name, description: { type: "sigmoid", gain, derivative } }, ({ ops }, input) => {
    const output = ops.sigmoid(gain === 1 ? input : ops.multiply(input, gain));
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
