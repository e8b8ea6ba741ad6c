import type { Batch, Context, None, Ops, Tensor, Windows } from "@gd/tensor";
import { defineLayer, noStatistics } from "./define-layer.js";
import { expectSize } from "./expect-size.js";
import { glorotUniform } from "./glorot-uniform.js";
import type { Initializer } from "./initializer.js";
import { defineUnshaped, type Unshaped } from "./unshaped.js";
import { axesOf, type Both, expectWindowOptions, type Padding, windowCounts, windowsOf } from "./windows-of.js";
import { zeros } from "./zeros.js";

export type Conv2dParameters<Channels extends number, Filters extends number> = {
  readonly weight: Tensor<readonly [height: number, width: number, Channels, Filters]>;
  readonly bias: Tensor<readonly [Filters]>;
};

export interface Conv2dOptions {
  /** Height and width of the kernel. */
  readonly size: Both;
  /** How far it is from an element of the output to the next, in elements of the input; 1 unless said otherwise. */
  readonly stride?: Both;
  /** Zeros around the image: so many on each side; none, "valid", unless said otherwise; or "same", where stride 1 keeps the size. */
  readonly padding?: Padding;
  /** Draws the weight at the start; `glorotUniform` unless said otherwise. */
  readonly weight?: Initializer;
  /** Draws the bias at the start; `zeros` unless said otherwise. */
  readonly bias?: Initializer;
}

export interface Conv2dWithoutBiasOptions extends Omit<Conv2dOptions, "bias"> {
  readonly bias: false;
}

/** A convolution of images of any height and width. */
type Conv2d<Channels extends number, Filters extends number, P extends "weight" | "bias"> = Unshaped<
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
  const [takes, gives] = [
    ["height", "width", channels],
    ["rows", "columns", filters],
  ] as const;
  const drawWeight = ({ ops, random }: Context) => ops.from(weight(kernel, random.stream("weight"), ops.dtype));

  const shapesAt = (height: number, width: number) => {
    const windows = windowsOf("conv2d", options, [height, width]);
    const [rows, columns] = windowCounts(windows, [height, width]);
    return {
      windows,
      inputShape: [height, width, channels],
      outputShape: [rows, columns, filters],
    } as const;
  };

  if (bias === false) {
    return defineUnshaped({
      name,
      takes,
      gives,
      at([height, width]) {
        const { windows, ...shapes } = shapesAt(height, width);
        return defineLayer({
          name,
          ...shapes,
          initialize: (context) => ({ weight: drawWeight(context) }),
          initializeStatistics: noStatistics,
          forward({ ops }, { weight }, input) {
            const { products, backward } = convolve(ops, input, weight, windows);
            const shape = [input.shape[0], ...shapes.outputShape] as const;
            return {
              output: ops.reshape(products, shape),
              backward(outputGradient) {
                const { inputGradient, weightGradient } = backward(ops.reshape(outputGradient, products.shape));
                return { inputGradient, gradients: { weight: weightGradient } };
              },
            };
          },
        });
      },
    });
  }
  return defineUnshaped({
    name,
    takes,
    gives,
    at([height, width]) {
      const { windows, ...shapes } = shapesAt(height, width);
      return defineLayer({
        name,
        ...shapes,
        initialize: (context) => ({
          weight: drawWeight(context),
          bias: context.ops.from(bias([filters], context.random.stream("bias"), context.ops.dtype)),
        }),
        initializeStatistics: noStatistics,
        forward({ ops }, { weight, bias }, input) {
          const { products, backward } = convolve(ops, input, weight, windows);
          const shape = [input.shape[0], ...shapes.outputShape] as const;
          return {
            output: ops.reshape(ops.addRow(products, bias), shape),
            backward(outputGradient) {
              const rows = ops.reshape(outputGradient, products.shape);
              const { inputGradient, weightGradient } = backward(rows);
              return { inputGradient, gradients: { weight: weightGradient, bias: ops.sumRows(rows) } };
            },
          };
        },
      });
    },
  });
}

/** The product of the patches of images and the kernels as columns: [batch · rows · columns, filters], and its way back. */
const convolve = <C extends number, F extends number>(
  ops: Ops,
  input: Batch<readonly [number, number, C]>,
  weight: Conv2dParameters<C, F>["weight"],
  windows: Windows,
) => {
  const patches = ops.patches(input, windows);
  const kernels = ops.reshape(weight, [patches.shape[1], weight.shape[3]]);
  return {
    products: ops.matmul(patches, kernels),
    backward: (gradient: Tensor<readonly [number, F]>) => ({
      inputGradient: () => ops.sumPatches(ops.matmul(gradient, ops.transpose(kernels)), input.shape, windows),
      weightGradient: ops.reshape(ops.matmul(ops.transpose(patches), gradient), weight.shape),
    }),
  };
};
