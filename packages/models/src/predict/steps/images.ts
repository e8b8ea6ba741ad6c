import {
  averagePool2dFormula,
  conv2dFormula,
  expectWindowOptions,
  globalAveragePool2dFormula,
  type WindowOptions,
  windowsOf,
} from "@gd/layers/formulas";
import { type Batch, type Shape, sizeOf, type Tensor, type Windows } from "@gd/tensor";
import { addRow, divide, forwardOps, matmul, maxWindows, patches, reshape, sumWindows } from "@gd/tensor/forward";
import { expectInput, type InsideStep, type Step, step } from "./step.js";
import { weightAndBias } from "./weight-and-bias.js";

type ImageShape = readonly [height: number, width: number, channels: number];

/** The shape, if it is one of images. */
const imagesOf = (layer: string, shape: Shape, channels = shape.at(-1)!): ImageShape => {
  const [height = 0, width = 0] = shape;
  expectInput(layer, shape, [height, width, channels]);
  return [height, width, channels];
};

/** The windows of a layer over its images. */
const gridOf = (layer: string, { size, stride, padding }: WindowOptions, [height, width]: ImageShape) => {
  const options = { size, stride, padding };
  expectWindowOptions(layer, options);
  return windowsOf(layer, options, [height, width]);
};

const WINDOWS = ["size", "stride", "padding"] as const;

/** A pool, by what is computed over windows. */
const pooled = (
  layer: string,
  options: WindowOptions,
  { inputShape }: InsideStep,
  pool: (input: Batch<ImageShape>, windows: Windows) => Tensor,
): Step => {
  const shape = imagesOf(layer, inputShape);
  const { windows, rows, columns } = gridOf(layer, options, shape);
  return {
    outputShape: [rows, columns, shape[2]],
    compute: (input: Batch<ImageShape>) => pool(input, windows),
  };
};

/** The layer `averagePool2d`, of models that answer. */
export const averagePool2d = /* @__PURE__ */ step(WINDOWS, [], (options, _, inside) => {
  const ops = forwardOps({ divide, sumWindows });
  return pooled("averagePool2d", options, inside, (input, windows) => averagePool2dFormula(ops, input, windows));
});

/** The layer `maxPool2d`, of models that answer. */
export const maxPool2d = /* @__PURE__ */ step(WINDOWS, [], (options, _, inside) => {
  const ops = forwardOps({ maxWindows });
  return pooled("maxPool2d", options, inside, (input, windows) => ops.maxWindows(input, windows));
});

/** The layer `globalAveragePool2d`, of models that answer. */
export const globalAveragePool2d = /* @__PURE__ */ step([], [], (_options, _settings, { inputShape }) => {
  const ops = forwardOps({ divide, reshape, sumWindows });
  const [, , channels] = imagesOf("globalAveragePool2d", inputShape);
  return {
    outputShape: [channels],
    compute: (input: Batch<ImageShape>) => globalAveragePool2dFormula(ops, input).output,
  };
});

/** The layer `conv2d`, of models that answer. */
export const conv2d = /* @__PURE__ */ step(
  ["channels", "filters", "size", "stride", "padding", "bias"],
  ["weight", "bias"],
  ({ channels, filters, bias, ...options }, _, inside) => {
    const ops = forwardOps({ addRow, matmul, patches, reshape });
    const grid = gridOf("conv2d", options, imagesOf("conv2d", inside.inputShape, channels));
    const parameters = weightAndBias(inside, [...grid.windows.size, channels, filters], bias);
    return {
      outputShape: [grid.rows, grid.columns, filters],
      compute: (input: Batch<ImageShape>) => conv2dFormula(ops, parameters, input, { ...grid, filters }).output,
    };
  },
);

/** The layer `flatten`, of models that answer. */
export const flatten = /* @__PURE__ */ step([], [], (_options, _settings, { inputShape }) => {
  const ops = forwardOps({ reshape });
  const size = sizeOf(inputShape);
  return { outputShape: [size], compute: (input) => ops.reshape(input, [input.shape[0], size]) };
});
