import type { ConvolutionTask } from "../task.ts";

/** A convolution of a network. The parameters have, layer after layer, its weight [3, 3, channels, filters] and its bias. */
export interface ConvolutionLayer {
  /** Height and width of the images that it convolves; those it returns have half of both. */
  readonly size: number;
  readonly channels: number;
  readonly filters: number;
}

export const convolutionLayers = ({ size, channels }: ConvolutionTask): readonly ConvolutionLayer[] =>
  channels.slice(1).map((filters, i) => ({ size: size / 2 ** i, channels: channels[i]!, filters }));

/** The inputs of the linear layer, whose weight and bias come last. */
export const linearInputs = ({ size, channels }: ConvolutionTask): number =>
  (size / 2 ** (channels.length - 1)) ** 2 * channels.at(-1)!;
