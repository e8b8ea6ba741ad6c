import { type None, none, type Ops, type Windows } from "@gd/tensor";
import { defineLayer, noStatistics } from "../define/define-layer.js";
import { defineLazyLayer, type LazyLayer } from "../define/lazy-layer.js";
import type { ImageBatch } from "./pool2d.js";

/** The mean of each channel, and the sums and the window that it is computed by. */
export const globalAveragePool2dFormula = (ops: Pick<Ops, "divide" | "reshape" | "sumWindows">, input: ImageBatch) => {
  const [batch, height, width, channels] = input.shape;
  const padding = { top: 0, bottom: 0, left: 0, right: 0 };
  const whole: Windows = { size: [height, width], stride: [1, 1], padding };
  const sums = ops.sumWindows(input, whole);
  return { whole, sums, output: ops.divide(ops.reshape(sums, [batch, channels]), height * width) };
};

/**
 * The mean of each channel of an image: y[c] = Σ x[i, j, c] / (height · width).
 *
 * Shapes     input [batch, height, width, channels] → output [batch, channels]
 * Gradients  ∂L/∂x = g / (height · width), for every element of a channel
 * Source     Lin, Chen & Yan, Network In Network (2014), §3.2
 */
export const globalAveragePool2d: LazyLayer<
  readonly ["height", "width", "channels"],
  readonly ["channels"],
  None,
  None
> = /* @__PURE__ */ defineLazyLayer({
  name: "globalAveragePool2d",
  inputPattern: ["height", "width", "channels"],
  outputPattern: ["channels"],
  at([height, width, channels]) {
    const elements = height * width;
    return defineLayer({
      name: "globalAveragePool2d",
      inputShape: [height, width, channels] as const,
      outputShape: [channels] as const,
      description: { type: "globalAveragePool2d" },
      initialize: () => none,
      initializeStatistics: noStatistics,
      repeatable: true,
      forward({ ops }, _parameters, input) {
        const { whole, sums, output } = globalAveragePool2dFormula(ops, input);
        return {
          output,
          backward: (outputGradient) => ({
            inputGradient: () => {
              const means = ops.reshape(ops.divide(outputGradient, elements), sums.shape);
              return ops.spreadWindows(means, input.shape, whole);
            },
            gradients: none,
          }),
        };
      },
    });
  },
});
