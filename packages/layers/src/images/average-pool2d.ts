import type { Ops, Windows } from "@gd/tensor";
import { definePool2d, type ImageBatch, type Pool2d, type Pool2dOptions } from "./pool2d.js";

/** The mean of each window. */
export const averagePool2dFormula = (
  ops: Pick<Ops, "divide" | "sumWindows">,
  input: ImageBatch,
  windows: Windows,
): ImageBatch => ops.divide(ops.sumWindows(input, windows), windows.size[0] * windows.size[1]);

/**
 * The mean of each window of an image, for each channel: y[i, j, c] = Σ x[si + k − p, sj + l − p, c] / (size · size) over the
 * rows k and columns l of the window, for stride s and padding p. Padding counts as zeros.
 *
 * Shapes     input [batch, height, width, channels] → output [batch, rows, columns, channels], where
 *            rows = ⌊(height + 2p − size) / s⌋ + 1
 * Gradients  ∂L/∂x sums the g / (size · size) of the windows that it is in
 * Source     LeCun, Bottou, Bengio & Haffner, Gradient-Based Learning Applied to Document Recognition (1998), §II
 */
export const averagePool2d = (options: Pool2dOptions): Pool2d =>
  definePool2d("averagePool2d", options, (ops, input, windows) => {
    const elements = windows.size[0] * windows.size[1];
    return {
      output: averagePool2dFormula(ops, input, windows),
      backward: (outputGradient) => ops.spreadWindows(ops.divide(outputGradient, elements), input.shape, windows),
    };
  });
