import type { ImageLayer } from "../task.ts";
import { colouredDigits, digits } from "./digits.ts";
import { imageNetwork } from "./image-network.ts";

const convolution = (channels: number, filters: number, size: number, padding: number, stride = 1): ImageLayer => ({
  kind: "convolution",
  channels,
  filters,
  size,
  stride,
  padding,
});
const linear = (inputs: number, outputs: number): ImageLayer => ({ kind: "linear", inputs, outputs });
const [relu, maxPool, flatten, average] = (["relu", "maxPool", "flatten", "average"] as const).map(
  (kind): ImageLayer => ({ kind }),
) as [ImageLayer, ImageLayer, ImageLayer, ImageLayer];

/** A small convolutional network on MNIST: 8 and 16 filters, 100 steps of gradient descent. */
export const smallConvolution = imageNetwork({
  id: "W8",
  title: "MNIST, 8 and 16 filters of 3 × 3, each with relu and 2 × 2 max pooling, batch 32, 100 steps",
  image: [28, 28, 1],
  layers: [
    ...[convolution(1, 8, 3, 1), relu, maxPool],
    ...[convolution(8, 16, 3, 1), relu, maxPool],
    ...[flatten, linear(784, 10)],
  ],
  learningRate: 0.05,
  batch: 32,
  examples: 3200,
  data: digits,
  compared: 1000,
  steps: 100,
  part: 20,
  figure: { unit: "s for 100 steps", of: (seconds, steps) => (100 * seconds) / steps },
  tolerance: { part: 1e-4, round: 1e-3 },
});

/** Seconds: the first step of a round, from which others are planned or compiled, takes as long as many. */
const ROUND = 1;

const [LENET_BATCH, LENET_EXAMPLES] = [64, 60_000];

/** LeCun, Bottou, Bengio & Haffner (1998), with relu and max pooling for its sigmoids and means. */
export const lenet = imageNetwork({
  id: "W14",
  title: "MNIST, LeNet-5 with relu and max pooling, batch 64",
  image: [28, 28, 1],
  layers: [
    ...[convolution(1, 6, 5, 2), relu, maxPool],
    ...[convolution(6, 16, 5, 0), relu, maxPool],
    ...[flatten, linear(400, 120), relu, linear(120, 84), relu, linear(84, 10)],
  ],
  learningRate: 0.05,
  batch: LENET_BATCH,
  examples: LENET_EXAMPLES,
  data: digits,
  compared: 1000,
  steps: Math.floor(LENET_EXAMPLES / LENET_BATCH),
  part: 10,
  round: ROUND,
  figure: {
    unit: "s for 60,000 examples",
    of: (seconds, steps) => (seconds * LENET_EXAMPLES) / (steps * LENET_BATCH),
  },
  // 937 steps through maxima amplify rounding: first weights that differ by 2⁻²² of themselves end at 0.153 or 0.159.
  tolerance: { part: 1e-4, round: 0.1 },
});

/** A convolution with normalization and relu. */
const normalized = (channels: number, filters: number, stride = 1): readonly ImageLayer[] => [
  convolution(channels, filters, 3, 1, stride),
  { kind: "batchNorm", channels: filters },
  relu,
];

/** A stage begins with a convolution that changes the shape, which its block then keeps. */
const stage = (channels: number, filters: number, stride: number): readonly ImageLayer[] => [
  ...normalized(channels, filters, stride),
  {
    kind: "residual",
    layers: [
      ...normalized(filters, filters),
      convolution(filters, filters, 3, 1),
      { kind: "batchNorm", channels: filters },
    ],
  },
  relu,
];

/** After He, Zhang, Ren & Sun (2016), §4.2, with one block a stage. */
export const smallResnet = imageNetwork({
  id: "W15",
  title: "residual network of 16, 32 and 64 filters with batch normalization, a block each, on 32 × 32 × 3, batch 32",
  image: [32, 32, 3],
  layers: [...stage(3, 16, 1), ...stage(16, 32, 2), ...stage(32, 64, 2), average, linear(64, 10)],
  learningRate: 0.01,
  batch: 32,
  examples: 640,
  data: colouredDigits,
  compared: 128,
  steps: 20,
  part: 2,
  round: ROUND,
  figure: { unit: "ms a step", of: (seconds, steps) => (1e3 * seconds) / steps },
  // Batch normalization divides by small deviations, which amplifies rounding.
  tolerance: { part: 1e-4, round: 1e-2 },
});
