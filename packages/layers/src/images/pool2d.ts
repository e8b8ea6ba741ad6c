import { type Batch, type None, none, type Ops, type Windows } from "@gd/tensor";
import { defineLayer, noStatistics } from "../define/define-layer.js";
import { defineUnshaped, type Unshaped } from "../define/unshaped.js";
import { LayerArgumentError } from "../layer-argument-error.js";
import { axesOf, type Both, expectWindowOptions, type Padding, windowCounts, windowsOf } from "./windows-of.js";

/** Options of `maxPool2d` and `averagePool2d`. */
export interface Pool2dOptions {
  /** Height and width of the windows. */
  readonly size: Both;
  /** How far it is from a window to the next; the size unless said otherwise, so that they lie side by side. */
  readonly stride?: Both;
  /** What is around the image: so much on each side; nothing unless said otherwise. Less than the size of a window. */
  readonly padding?: Padding;
}

/** A layer that computes a number of each window and channel of images of any height and width. */
export type Pool2d = Unshaped<
  readonly ["height", "width", "channels"],
  readonly ["rows", "columns", "channels"],
  None,
  None
>;

type ImageBatch = Batch<readonly [number, number, number]>;

/** Makes a pooling layer of what it computes over windows. */
export const definePool2d = (
  layer: string,
  { size, stride = size, padding = 0 }: Pool2dOptions,
  pool: (
    ops: Ops,
    input: ImageBatch,
    windows: Windows,
  ) => { readonly output: ImageBatch; backward(outputGradient: ImageBatch): ImageBatch },
): Pool2d => {
  const options = { size, stride, padding };
  expectWindowOptions(layer, options);
  const sizes = axesOf(size);
  const name = `${layer}(${sizes[0]} × ${sizes[1]})`;
  return defineUnshaped({
    name,
    takes: ["height", "width", "channels"],
    gives: ["rows", "columns", "channels"],
    at([height, width, channels]) {
      const windows = windowsOf(layer, options, [height, width]);
      const { top, left } = windows.padding;
      if (top >= sizes[0] || left >= sizes[1]) {
        throw new LayerArgumentError(`${layer}(padding)`, "less than the size of a window", `${top} × ${left}`);
      }
      const [rows, columns] = windowCounts(windows, [height, width]);
      return defineLayer({
        name,
        inputShape: [height, width, channels] as const,
        outputShape: [rows, columns, channels] as const,
        initialize: () => none,
        initializeStatistics: noStatistics,
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
