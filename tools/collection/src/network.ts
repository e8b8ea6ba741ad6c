import { buildModel } from "@gd/models";
import type { Description, Layer } from "@gd/tensor";
import type { Task } from "./task.ts";

/** How a network differs from two hidden layers of relu. */
export interface NetworkOptions {
  readonly activation?: Description;
  /** Hidden layers. Default: 2. */
  readonly depth?: number;
  readonly width?: number;
  /** Initializers of all linear layers and convolutions. */
  readonly weight?: Description;
  readonly bias?: Description;
  readonly batchNorm?: boolean;
  /** Behind the last layer. */
  readonly last?: Description;
}

/** A network for a task: hidden layers of one width, and for images a convolution before them. */
export const network = (
  { data: { inputShape }, outputs, ...task }: Task,
  {
    activation = { type: "relu" },
    depth = 2,
    width = task.width,
    weight,
    bias,
    batchNorm = false,
    last,
  }: NetworkOptions = {},
): Layer => {
  const settings = { ...(weight === undefined ? {} : { weight }), ...(bias === undefined ? {} : { bias }) };
  const linear = (inputs: number, outputs: number): Description => ({
    type: "linear",
    inputs,
    outputs,
    bias: true,
    settings,
  });
  const isImage = inputShape.length === 3;
  const convolution: readonly Description[] = isImage
    ? [
        { type: "conv2d", channels: 1, filters: 6, size: 3, stride: 1, padding: "same", bias: true, settings },
        activation,
        { type: "maxPool2d", size: 2, stride: 2, padding: "valid" },
        { type: "flatten" },
      ]
    : [];
  const inputs = isImage ? 96 : inputShape[0]!;
  const hidden = Array.from({ length: depth }, (_, i): readonly Description[] => [
    linear(i === 0 ? inputs : width, width),
    ...(batchNorm ? [{ type: "batchNorm", features: width }] : []),
    activation,
  ]);
  const layers = [
    ...convolution,
    ...hidden.flat(),
    linear(depth === 0 ? inputs : width, outputs),
    ...(last === undefined ? [] : [last]),
  ];
  return buildModel({ type: "sequential", layers }, { inputShape });
};
