import type { Batch, Context, None, Ops, Parameters, Tensor, Windows } from "@gd/tensor";
import { defineLayer, noStatistics } from "../define/define-layer.js";
import { defineUnshaped, type Unshaped } from "../define/unshaped.js";
import { type WindowOptions, windowCounts, windowsOf } from "./windows-of.js";

/** What is to be said of a convolution beside its shapes: its output as rows, one for each place that the kernel has. */
interface Convolution<Channels extends number, Filters extends number, P extends Parameters> {
  initialize(context: Context): P;
  forward(
    ops: Ops,
    parameters: P,
    input: Batch<readonly [number, number, Channels]>,
    windows: Windows,
  ): {
    readonly rows: Tensor<readonly [number, Filters]>;
    backward(gradient: Tensor<readonly [number, Filters]>): {
      inputGradient(): Batch<readonly [number, number, Channels]>;
      readonly gradients: P;
    };
  };
}

/** Makes a layer of a convolution of images of any height and width. */
export const defineConvolution = <const Channels extends number, const Filters extends number, P extends Parameters>(
  name: string,
  channels: Channels,
  filters: Filters,
  options: WindowOptions,
  convolution: Convolution<Channels, Filters, P>,
): Unshaped<readonly ["height", "width", Channels], readonly ["rows", "columns", Filters], P, None> =>
  defineUnshaped({
    name,
    takes: ["height", "width", channels],
    gives: ["rows", "columns", filters],
    at([height, width]) {
      const windows = windowsOf("conv2d", options, [height, width]);
      const [rows, columns] = windowCounts(windows, [height, width]);
      return defineLayer({
        name,
        inputShape: [height, width, channels] as const,
        outputShape: [rows, columns, filters] as const,
        initialize: convolution.initialize,
        initializeStatistics: noStatistics,
        forward({ ops }, parameters, input) {
          const step = convolution.forward(ops, parameters, input, windows);
          return {
            output: ops.reshape(step.rows, [input.shape[0], rows, columns, filters]),
            backward: (outputGradient) => step.backward(ops.reshape(outputGradient, step.rows.shape)),
          };
        },
      });
    },
  });
