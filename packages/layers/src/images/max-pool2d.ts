import { definePool2d, type Pool2d, type Pool2dOptions } from "./pool2d.js";

/**
 * The largest element of each window of an image, for each channel: y[i, j, c] = max x[si + k − p, sj + l − p, c] over the
 * rows k and columns l of the window, for stride s and padding p. Padding is never the largest.
 *
 * Shapes     input [batch, height, width, channels] → output [batch, rows, columns, channels], where
 *            rows = ⌊(height + 2p − size) / s⌋ + 1
 * Gradients  ∂L/∂x sums the g of the windows whose largest element it is, the first of equal ones
 * Source     Goodfellow, Bengio & Courville, Deep Learning (2016), §9.3
 */
export const maxPool2d = (options: Pool2dOptions): Pool2d =>
  definePool2d("maxPool2d", options, (ops, input, windows) => ({
    output: ops.maxWindows(input, windows),
    backward: (outputGradient) => ops.spreadMaxima(input, outputGradient, windows),
  }));
