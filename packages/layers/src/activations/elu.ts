import { configurable, defineActivation } from "../define/define-activation.js";
import { expectNumber } from "../expect-number.js";

/** Options of `elu`. */
export interface EluOptions {
  /** The negative side tends to −alpha; 1 unless said otherwise. */
  readonly alpha: number;
}

/**
 * Exponential linear unit: y = x where x > 0, else α(eˣ − 1).
 *
 * Gradients  ∂L/∂x = g where x > 0, else g · αeˣ
 * Throws     LayerArgumentError when alpha is not finite
 * Source     Clevert, Unterthiner & Hochreiter, Fast and Accurate Deep Network Learning by Exponential Linear Units
 *            (2015)
 */
export const elu = /* @__PURE__ */ configurable<EluOptions>(({ alpha = 1 }) => {
  expectNumber("elu(alpha)", alpha);
  return defineActivation(alpha === 1 ? "elu" : `elu(${alpha})`, ({ ops }, input) => {
    // eˣ of a large x, which nobody asks for, would overflow.
    const negative = ops.where(input, 0, input);
    // eˣ − 1 = 2t / (1 − t) with t = tanh(x/2), which keeps its digits near 0.
    const t = ops.tanh(ops.divide(negative, 2));
    const expMinus1 = ops.divide(ops.multiply(t, 2), ops.subtract(1, t));
    return {
      output: ops.where(input, input, ops.multiply(expMinus1, alpha)),
      backward(outputGradient) {
        const slope = ops.multiply(ops.exp(negative), alpha);
        return ops.where(input, outputGradient, ops.multiply(outputGradient, slope));
      },
    };
  });
});
