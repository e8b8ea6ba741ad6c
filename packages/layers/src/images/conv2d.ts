import type { Context, None, Tensor } from "@gd/tensor";
import type { Unshaped } from "../define/unshaped.js";
import { expectSize } from "../expect-size.js";
import { glorotUniform } from "../initialize/glorot-uniform.js";
import type { Initializer } from "../initialize/initializer.js";
import { zeros } from "../initialize/zeros.js";
import { convolve } from "./convolve.js";
import { defineConvolution } from "./define-convolution.js";
import { axesOf, type Both, expectWindowOptions, type Padding } from "./windows-of.js";

/** W and b of `conv2d`. */
export type Conv2dParameters<Channels extends number, Filters extends number> = {
  readonly weight: Tensor<readonly [height: number, width: number, Channels, Filters]>;
  readonly bias: Tensor<readonly [Filters]>;
};

/** Options of `conv2d`. */
export interface Conv2dOptions {
  /** Height and width of the kernel. */
  readonly size: Both;
  /** How far it is from an element of the output to the next, in elements of the input; 1 unless said otherwise. */
  readonly stride?: Both;
  /**
   * Zeros around the image: so many on each side; or none, "valid", as it is unless said otherwise; or "same", where
   * stride 1 keeps the size.
   */
  readonly padding?: Padding;
  /** Draws the weight at the start; `glorotUniform` unless said otherwise. */
  readonly weight?: Initializer;
  /** Draws the bias at the start; `zeros` unless said otherwise. */
  readonly bias?: Initializer;
}

/** Options of `conv2d` for a layer without bias. */
export interface Conv2dWithoutBiasOptions extends Omit<Conv2dOptions, "bias"> {
  readonly bias: false;
}

/** A convolution of images of any height and width. */
export type Conv2d<Channels extends number, Filters extends number, P extends "weight" | "bias"> = Unshaped<
  readonly ["height", "width", Channels],
  readonly ["rows", "columns", Filters],
  Pick<Conv2dParameters<Channels, Filters>, P>,
  None
>;

/**
 * Convolution of images: each filter is a small kernel that slides over the image, y[i, j, f] = b[f] +
 * Σ x[si + k − p, sj + l − p, c] · W[k, l, c, f] over rows k and columns l of the kernel and channels c, for stride s and
 * padding p. `{ bias: false }` leaves b out. As everywhere in this field, the kernel is not mirrored.
 *
 * It is computed as a matrix product: a row of all elements under the kernel for each place, times the kernels as columns.
 *
 * Shapes     input [batch, height, width, channels] → output [batch, rows, columns, filters], where
 *            rows = ⌊(height + 2p − kernel height) / s⌋ + 1; weight [kernel height, kernel width, channels, filters],
 *            bias [filters]
 * Gradients  with the rows X of patches and G of g,  ∂L/∂W = XᵀG,  ∂L/∂b = Σ G,  and ∂L/∂x sums what GWᵀ has for it
 * Units      weight starts glorotUniform, bias 0
 * Throws     LayerArgumentError when a size is not a whole number > 0, or the kernel larger than the image with its padding;
 *            ShapeError when the input is not [batch, height, width, channels]
 * Source     Goodfellow, Bengio & Courville, Deep Learning (2016), §9.1; Chellapilla, Puri & Simard, High Performance
 *            Convolutional Neural Networks for Document Processing (2006): by a matrix product
 */
export function conv2d<const Channels extends number, const Filters extends number>(
  channels: Channels,
  filters: Filters,
  options: Conv2dWithoutBiasOptions,
): Conv2d<Channels, Filters, "weight">;
export function conv2d<const Channels extends number, const Filters extends number>(
  channels: Channels,
  filters: Filters,
  options: Conv2dOptions,
): Conv2d<Channels, Filters, "weight" | "bias">;
export function conv2d<const Channels extends number, const Filters extends number>(
  channels: Channels,
  filters: Filters,
  {
    size,
    stride = 1,
    padding = "valid",
    weight = glorotUniform,
    bias = zeros,
  }: Conv2dOptions | Conv2dWithoutBiasOptions,
) {
  expectSize("conv2d(channels)", channels);
  expectSize("conv2d(filters)", filters);
  const options = { size, stride, padding };
  expectWindowOptions("conv2d", options);
  const kernel = [...axesOf(size), channels, filters] as const;
  const name = `conv2d(${channels} → ${filters}, ${kernel[0]} × ${kernel[1]}${bias === false ? ", no bias" : ""})`;
  const drawWeight = ({ ops, random }: Context) => ops.from(weight(kernel, random.stream("weight"), ops.dtype));

  if (bias === false) {
    return defineConvolution(name, channels, filters, options, {
      initialize: (context) => ({ weight: drawWeight(context) }),
      forward(ops, { weight }, input, windows) {
        const { products, backward } = convolve(ops, input, weight, windows);
        return {
          rows: products,
          backward(gradient) {
            const { inputGradient, weightGradient } = backward(gradient);
            return { inputGradient, gradients: { weight: weightGradient } };
          },
        };
      },
    });
  }
  return defineConvolution(name, channels, filters, options, {
    initialize: (context) => ({
      weight: drawWeight(context),
      bias: context.ops.from(bias([filters], context.random.stream("bias"), context.ops.dtype)),
    }),
    forward(ops, { weight, bias }, input, windows) {
      const { products, backward } = convolve(ops, input, weight, windows);
      return {
        rows: ops.addRow(products, bias),
        backward(gradient) {
          const { inputGradient, weightGradient } = backward(gradient);
          return { inputGradient, gradients: { weight: weightGradient, bias: ops.sumRows(gradient) } };
        },
      };
    },
  });
}
