import { configurable, defineActivation } from "../define/define-activation.js";
import { expectNumber } from "../expect-number.js";
import { LayerArgumentError } from "../layer-argument-error.js";

/** Options of `sigmoid`. */
export interface SigmoidOptions {
  /** Factor of the input; 1 unless said otherwise. */
  readonly gain: number;
  /**
   * `exact`, or `without-gain`: s(1 − s), which leaves the gain out of the derivative. The second is not the gradient
   * of the loss: each layer that it passes scales the gradient by 1 / gain, so that layers descend at different rates.
   */
  readonly derivative: "exact" | "without-gain";
}

/**
 * Logistic function: s = 1 / (1 + e^(−gain · x)).
 *
 * Gradients  ∂L/∂x = g · gain · s(1 − s)
 * Throws     LayerArgumentError when the gain is not finite, or derivative is neither
 */
export const sigmoid = /* @__PURE__ */ configurable<SigmoidOptions>(({ gain = 1, derivative = "exact" }) => {
  expectNumber("sigmoid(gain)", gain);
  if (derivative !== "exact" && derivative !== "without-gain") {
    throw new LayerArgumentError("sigmoid(derivative)", '"exact" or "without-gain"', derivative);
  }
  const options = [...(gain === 1 ? [] : [`gain ${gain}`]), ...(derivative === "exact" ? [] : [derivative])];
  return defineActivation(options.length > 0 ? `sigmoid(${options.join(", ")})` : "sigmoid", ({ ops }, input) => {
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
