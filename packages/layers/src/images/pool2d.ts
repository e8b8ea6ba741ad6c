import { type Batch, expectArgument, expectOptions, type None, none, type Ops, type Windows } from "@gd/tensor";
import { defineLayer, noStatistics } from "../define/define-layer.js";
import { defineLazyLayer, type LazyLayer } from "../define/lazy-layer.js";
import { axesOf, describeWindows, expectWindowOptions, type Padding, type Size2d, windowsOf } from "./windows-of.js";

/** Options of `maxPool2d` and `averagePool2d`. */
export interface Pool2dOptions {
  /** Height and width of the windows. */
  readonly size: Size2d;
  /** The distance from one window to the next. Default: the size, so that windows lie side by side. */
  readonly stride?: Size2d;
  /** Rows and columns around the image, fewer than those of a window. Default: 0. */
  readonly padding?: Padding;
}

/** A layer that computes a number of each window and channel, for images of any height and width. */
export type Pool2d = LazyLayer<
  readonly ["height", "width", "channels"],
  readonly ["rows", "columns", "channels"],
  None,
  None
>;

/** Images of any height, width and channels. */
export type ImageBatch = Batch<readonly [number, number, number]>;

/** Makes a pooling layer of what it computes over windows. */
export const definePool2d = (
  layer: string,
  given: Pool2dOptions,
  pool: (
    ops: Ops,
    input: ImageBatch,
    windows: Windows,
  ) => { readonly output: ImageBatch; backward(outputGradient: ImageBatch): ImageBatch },
): Pool2d => {
  const { size, stride = size, padding = 0 } = expectOptions(layer, given, ["size", "stride", "padding"]);
  const options = { size, stride, padding };
  expectWindowOptions(layer, options);
  const sizes = axesOf(size);
  const name = `${layer}(${sizes[0]} × ${sizes[1]})`;
  return defineLazyLayer({
    name,
    inputPattern: ["height", "width", "channels"],
    outputPattern: ["rows", "columns", "channels"],
    at([height, width, channels]) {
      const { windows, rows, columns } = windowsOf(layer, options, [height, width]);
      expectArgument(windows.padding.top < sizes[0] && windows.padding.left < sizes[1], {
        place: `${layer}(padding)`,
        expected: "less than the size of a window",
        received: padding,
      });
      return defineLayer({
        name,
        inputShape: [height, width, channels] as const,
        outputShape: [rows, columns, channels] as const,
        description: { type: layer, ...describeWindows(options) },
        initialize: () => none,
        initializeStatistics: noStatistics,
        repeatable: true,
        forward({ ops }, _parameters, input) {
          const { output, backward } = pool(ops, input, windows);
          return {
            output,
            backward: (outputGradient) => ({ inputGradient: () => backward(outputGradient), gradients: none }),
          };
        },
      });
    },
  });
};
