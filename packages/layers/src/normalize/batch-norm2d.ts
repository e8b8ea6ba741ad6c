import { expectNumber, expectOptions, expectSize } from "@gd/tensor";
import { defineLazyLayer, type LazyLayer } from "../define/lazy-layer.js";
import {
  type BatchNormOptions,
  type BatchNormParameters,
  type BatchNormStatistics,
  normalizeBatch,
} from "./batch-norm.js";

/**
 * Normalizes each channel of images over the batch, height and width, then scales and shifts it: `batchNorm` with each
 * element of an image as an example.
 *
 * Shapes     input [batch, height, width, channels] → output of the same shape; scale, shift, mean, variance [channels]
 * Gradients  those of `batchNorm` for m = batch · height · width examples
 * Units      scale starts 1, shift 0, mean 0, variance 1
 * Throws     ArgumentError in training on a single element
 * Source     Ioffe & Szegedy, Batch Normalization (2015), §3.2
 */
export const batchNorm2d = <const Channels extends number>(
  channels: Channels,
  options: BatchNormOptions = {},
): LazyLayer<
  readonly ["height", "width", Channels],
  readonly ["height", "width", Channels],
  BatchNormParameters<Channels>,
  BatchNormStatistics<Channels>
> => {
  const { epsilon = 1e-5, momentum = 0.1 } = expectOptions("batchNorm2d", options, ["epsilon", "momentum"]);
  expectSize("batchNorm2d(channels)", channels);
  expectNumber("batchNorm2d(epsilon)", epsilon, { from: 0 });
  expectNumber("batchNorm2d(momentum)", momentum, { from: 0, to: 1 });
  const name = `batchNorm2d(${channels})`;
  const part = { name, description: { type: "batchNorm2d", channels, epsilon, momentum } };
  return defineLazyLayer({
    name,
    inputPattern: ["height", "width", channels],
    outputPattern: ["height", "width", channels],
    at: ([height, width]) => normalizeBatch(part, [height, width, channels] as const, channels, { epsilon, momentum }),
  });
};
