import { expectOptions, expectSize, type None, type Ops, type Tensor, type Windows } from "@gd/tensor";
import { defineLayer, noStatistics } from "../define/define-layer.js";
import { defineLazyLayer, type LazyLayer } from "../define/lazy-layer.js";
import { describeInitialValues } from "../initialize/describe-initial-values.js";
import { drawParameter } from "../initialize/draw-parameter.js";
import { expectInitializer } from "../initialize/expect-initializer.js";
import { glorotUniform } from "../initialize/glorot-uniform.js";
import type { Initializer } from "../initialize/initializer.js";
import { zeros } from "../initialize/zeros.js";
import { axesOf, describeWindows, expectWindowOptions, type Padding, type Size2d, windowsOf } from "./windows-of.js";

/** W and b of `conv2d`. */
export type Conv2dParameters<Channels extends number, Filters extends number> = {
  readonly weight: Tensor<readonly [height: number, width: number, Channels, Filters]>;
  readonly bias: Tensor<readonly [Filters]>;
};

/** Options of `conv2d`. */
export interface Conv2dOptions {
  /** Height and width of the kernel. */
  readonly size: Size2d;
  /** The distance in the input from one element of the output to the next. Default: 1. */
  readonly stride?: Size2d;
  /** Zeros around the image; with `"same"` and stride 1 the output has the image's size. Default: `"valid"`. */
  readonly padding?: Padding;
  /** The weight's initial values. Default: `glorotUniform`. */
  readonly weight?: Initializer;
  /** The bias's initial values. Default: `zeros`. */
  readonly bias?: Initializer;
}

/** Options of `conv2d` for a layer without bias. */
export interface Conv2dWithoutBiasOptions extends Omit<Conv2dOptions, "bias"> {
  readonly bias: false;
}

/** A convolution of images of any height and width. */
export type Conv2d<Channels extends number, Filters extends number, P extends "weight" | "bias"> = LazyLayer<
  readonly ["height", "width", Channels],
  readonly ["rows", "columns", Filters],
  Pick<Conv2dParameters<Channels, Filters>, P>,
  None
>;

/** W, and b if there is one. */
type WithOrWithoutBias<Channels extends number, Filters extends number> = Pick<
  Conv2dParameters<Channels, Filters>,
  "weight"
> &
  Partial<Pick<Conv2dParameters<Channels, Filters>, "bias">>;

/** Where the kernels stand, and how many there are. */
interface ConvolutionSize<Filters extends number> {
  readonly windows: Windows;
  readonly rows: number;
  readonly columns: number;
  readonly filters: Filters;
}

/** The output, and the matrices that it is the product of. */
export const conv2dFormula = <Channels extends number, Filters extends number>(
  ops: Pick<Ops, "addRow" | "matmul" | "patches" | "reshape">,
  { weight, bias }: WithOrWithoutBias<Channels, Filters>,
  input: Tensor<readonly [batch: number, height: number, width: number, Channels]>,
  { windows, rows, columns, filters }: ConvolutionSize<Filters>,
) => {
  const [batch] = input.shape;
  const patches = ops.patches(input, windows);
  const kernels = ops.reshape(weight, [patches.shape[1], filters]);
  const products = ops.matmul(patches, kernels);
  const output = bias === undefined ? products : ops.addRow(products, bias);
  return { patches, kernels, output: ops.reshape(output, [batch, rows, columns, filters]) };
};

/**
 * Convolution of images: each filter is a small kernel that slides over the image, y[i, j, f] = b[f] +
 * Σ x[si + k − p, sj + l − p, c] · W[k, l, c, f] over rows k and columns l of the kernel and channels c, for stride s and
 * padding p. `{ bias: false }` leaves b out. As usual in this field, the kernel is not mirrored.
 *
 * It is computed as a matrix product: a row of all elements under the kernel for each of its places, times the kernels as
 * columns.
 *
 * Shapes     input [batch, height, width, channels] → output [batch, rows, columns, filters], where
 *            rows = ⌊(height + 2p − kernel height) / s⌋ + 1; weight [kernel height, kernel width, channels, filters],
 *            bias [filters]
 * Gradients  with the rows X of patches and G of g,  ∂L/∂W = XᵀG,  ∂L/∂b = Σ G,  and ∂L/∂x sums the elements of GWᵀ that
 *            stand for it
 * Units      weight starts glorotUniform, bias 0
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
  options: Conv2dOptions | Conv2dWithoutBiasOptions,
) {
  expectSize("conv2d(channels)", channels);
  expectSize("conv2d(filters)", filters);
  const names = ["size", "stride", "padding", "weight", "bias"] as const;
  const { size, stride = 1, padding = "valid", ...initial } = expectOptions("conv2d", options, names);
  const { weight: drawWeight = glorotUniform, bias: drawBias = zeros } = initial;
  const windowOptions = { size, stride, padding };
  expectWindowOptions("conv2d", windowOptions);
  expectInitializer("conv2d(weight)", drawWeight);
  if (drawBias !== false) expectInitializer("conv2d(bias)", drawBias, "false leaves it out.");
  const kernel = [...axesOf(size), channels, filters] as const;
  const name = `conv2d(${channels} → ${filters}, ${kernel[0]} × ${kernel[1]}${drawBias === false ? ", no bias" : ""})`;
  const description = {
    type: "conv2d",
    channels,
    filters,
    ...describeWindows(windowOptions),
    bias: drawBias !== false,
    ...describeInitialValues({ weight: drawWeight, bias: drawBias }, { weight: glorotUniform, bias: zeros }),
  };
  return defineLazyLayer({
    name,
    inputPattern: ["height", "width", channels],
    outputPattern: ["rows", "columns", filters],
    at([height, width]) {
      const { windows, rows, columns } = windowsOf("conv2d", windowOptions, [height, width]);
      const convolution = { windows, rows, columns, filters };
      return defineLayer<
        readonly [number, number, Channels],
        readonly [number, number, Filters],
        WithOrWithoutBias<Channels, Filters>,
        None
      >({
        name,
        inputShape: [height, width, channels],
        outputShape: [rows, columns, filters],
        description,
        initialize: (context) => ({
          weight: drawParameter(context, "weight", kernel, drawWeight),
          ...(drawBias === false ? {} : { bias: drawParameter(context, "bias", [filters], drawBias) }),
        }),
        initializeStatistics: noStatistics,
        repeatable: true,
        forward({ ops }, parameters, input) {
          const { weight, bias } = parameters;
          const { patches, kernels, output } = conv2dFormula(ops, parameters, input, convolution);
          return {
            output,
            backward(outputGradient) {
              const gradient = ops.reshape(outputGradient, [patches.shape[0], filters]);
              const weightGradient = ops.reshape(ops.matmul(ops.transpose(patches), gradient), weight.shape);
              return {
                inputGradient: () => ops.sumPatches(ops.matmul(gradient, ops.transpose(kernels)), input.shape, windows),
                gradients: {
                  weight: weightGradient,
                  ...(bias === undefined ? {} : { bias: ops.sumRows(gradient) }),
                },
              };
            },
          };
        },
      });
    },
  });
}
