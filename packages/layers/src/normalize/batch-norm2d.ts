import { defineUnshaped, type Unshaped } from "../define/unshaped.js";
import { expectNumber } from "../expect-number.js";
import { expectSize } from "../expect-size.js";
import {
  type BatchNormOptions,
  type BatchNormParameters,
  type BatchNormStatistics,
  normalizeBatch,
} from "./batch-norm.js";

/**
 * Normalizes each channel of images over the batch, height and width, then scales and shifts it, as `batchNorm` does with
 * features: to it, each element of an image is an example.
 *
 * Shapes     input [batch, height, width, channels] → output of the same shape; scale, shift, mean, variance [channels]
 * Gradients  those of `batchNorm` for m = batch · height · width examples
 * Units      scale starts 1, shift 0, mean 0, variance 1
 * Throws     ShapeError when the input is not [batch, height, width, channels]; BatchSizeError in training on a single
 *            element; LayerArgumentError when channels, epsilon or momentum is out of range
 * Source     Ioffe & Szegedy, Batch Normalization (2015), §3.2
 */
export const batchNorm2d = <const Channels extends number>(
  channels: Channels,
  { epsilon = 1e-5, momentum = 0.1 }: BatchNormOptions = {},
): Unshaped<
  readonly ["height", "width", Channels],
  readonly ["height", "width", Channels],
  BatchNormParameters<Channels>,
  BatchNormStatistics<Channels>
> => {
  expectSize("batchNorm2d(channels)", channels);
  expectNumber("batchNorm2d(epsilon)", epsilon, { from: 0 });
  expectNumber("batchNorm2d(momentum)", momentum, { from: 0, to: 1 });
  const name = `batchNorm2d(${channels})`;
  return defineUnshaped({
    name,
    takes: ["height", "width", channels],
    gives: ["height", "width", channels],
    at: ([height, width]) => normalizeBatch(name, [height, width, channels] as const, channels, { epsilon, momentum }),
  });
};
