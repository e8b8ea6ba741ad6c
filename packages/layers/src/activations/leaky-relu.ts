import { configurable, defineActivation } from "../define/define-activation.js";
import { expectNumber } from "../expect-number.js";

/** Options of `leakyRelu`. */
export interface LeakyReluOptions {
  /** Of the negative side; 0.01 unless said otherwise. */
  readonly slope: number;
}

/**
 * Leaky rectified linear unit: y = x where x > 0, else slope · x.
 *
 * Gradients  ∂L/∂x = g where x > 0, else slope · g
 * Throws     LayerArgumentError when the slope is not finite
 * Source     Maas, Hannun & Ng, Rectifier Nonlinearities Improve Neural Network Acoustic Models (2013)
 */
export const leakyRelu = /* @__PURE__ */ configurable<LeakyReluOptions>(({ slope = 0.01 }) => {
  expectNumber("leakyRelu(slope)", slope);
  return defineActivation(slope === 0.01 ? "leakyRelu" : `leakyRelu(${slope})`, ({ ops }, input) => ({
    output: ops.where(input, input, ops.multiply(input, slope)),
    backward: (outputGradient) => ops.where(input, outputGradient, ops.multiply(outputGradient, slope)),
  }));
});
