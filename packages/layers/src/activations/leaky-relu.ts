import { expectNumber } from "@gd/tensor";
import { configurable } from "../define/define-activation.js";
import { repeatableActivation } from "../define/repeatable-activation.js";

/** Options of `leakyRelu`. */
export interface LeakyReluOptions {
  /** The slope where x < 0. Default: 0.01. */
  readonly slope: number;
}

/**
 * Leaky rectified linear unit: y = x where x > 0, else slope · x.
 *
 * Gradients  ∂L/∂x = g where x > 0, else slope · g
 * Source     Maas, Hannun & Ng, Rectifier Nonlinearities Improve Neural Network Acoustic Models (2013)
 */
export const leakyRelu = /* @__PURE__ */ configurable<LeakyReluOptions>(({ slope = 0.01 }) => {
  expectNumber("leakyRelu(slope)", slope);
  const name = slope === 0.01 ? "leakyRelu" : `leakyRelu(${slope})`;
  return repeatableActivation({ name, description: { type: "leakyRelu", slope } }, ({ ops }, input) => ({
    output: ops.where(input, input, ops.multiply(input, slope)),
    backward: (outputGradient) => ops.where(input, outputGradient, ops.multiply(outputGradient, slope)),
  }));
});
