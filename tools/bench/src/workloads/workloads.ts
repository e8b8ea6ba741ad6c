import type { Workload } from "../workload.ts";
import { digitsNetwork } from "./digits-network.ts";
import { linearRegression } from "./linear-regression.ts";
import { smallConvolution } from "./small-convolution.ts";
import { smallNetwork } from "./small-network.ts";
import { squareProduct } from "./square-product.ts";
import { tableNetwork } from "./table-network.ts";

const dtypes = ["float32", "float64"] as const;
const transpositions = ["left", "right"] as const;

/** All workloads except W7, which is about programs, in the order of the report. */
export const workloads: readonly Workload[] = [
  linearRegression,
  smallNetwork({
    id: "W2",
    title: "network 2-3-3-2 of sigmoids, one example a step",
    sizes: [2, 3, 3, 2],
    gain: 1,
    weights: "normal",
    learningRate: 0.5,
    steps: 100_000,
    part: 2000,
    figure: { unit: "µs a step", of: (seconds, steps) => (1e6 * seconds) / steps },
  }),
  smallNetwork({
    id: "W3",
    title: "network 2-1000-1000-2 of sigmoids of 0.01 x, one example a step",
    sizes: [2, 1000, 1000, 2],
    gain: 0.01,
    weights: "normal",
    learningRate: 5,
    steps: 1000,
    part: 100,
    figure: { unit: "ms a step", of: (seconds, steps) => (1e3 * seconds) / steps },
  }),
  digitsNetwork({
    id: "W4",
    title: "MNIST, 784-128-10, batch 64, momentum 0.9",
    sizes: [784, 128, 10],
    optimizer: "momentum",
    learningRate: 0.01,
    batch: 64,
    part: 50,
    tolerance: { part: 1e-5, round: 1e-4 },
  }),
  digitsNetwork({
    id: "W5",
    title: "MNIST, 784-512-512-10, batch 128, Adam",
    sizes: [784, 512, 512, 10],
    optimizer: "adam",
    learningRate: 0.001,
    batch: 128,
    part: 25,
    // Adam divides by gradients near 0, which amplifies rounding.
    tolerance: { part: 1e-3, round: 0.1 },
  }),
  smallConvolution,
  tableNetwork,
  ...dtypes.flatMap((dtype) => [
    ...[64, 128, 256, 512, 1024, 2048].map((size) => squareProduct(size, dtype)),
    ...transpositions.flatMap((side) => [128, 512, 1024].map((size) => squareProduct(size, dtype, side))),
  ]),
];
