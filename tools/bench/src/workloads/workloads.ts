import type { Workload } from "../workload.ts";
import { digitsNetwork } from "./digits-network.ts";
import { lenet, smallConvolution, smallResnet } from "./image-networks.ts";
import { linearRegression } from "./linear-regression.ts";
import { networkOutputs } from "./network-outputs.ts";
import { smallNetwork } from "./small-network.ts";
import { squareProduct } from "./square-product.ts";
import { tableNetwork } from "./table-network.ts";

/** Products of these sizes, and with one side transposed of those. */
const products = (dtype: "float32" | "float64", sizes: readonly number[], transposed: readonly number[]) => [
  ...sizes.map((size) => squareProduct(size, dtype)),
  ...(["left", "right"] as const).flatMap((side) => transposed.map((size) => squareProduct(size, dtype, side))),
];

/** Networks by about how many parameters they have. */
const networks = {
  "200": [9, 16, 3],
  "1,000": [20, 32, 10],
  "10,000": [100, 90, 10],
  "100,000": [784, 128, 10],
  "1,000,000": [784, 700, 600, 10],
  "10,000,000": [784, 2048, 2048, 2048, 10],
} as const;

const outputs = (batch: number, parameters: readonly (keyof typeof networks)[]) =>
  parameters.map((size) => networkOutputs(networks[size], size, batch));
const inferences = [
  ...outputs(1, ["200", "1,000", "10,000", "100,000", "1,000,000", "10,000,000"]),
  ...[64, 1000].flatMap((batch) => outputs(batch, ["10,000", "1,000,000", "10,000,000"])),
  ...outputs(100_000, ["200"]),
];

/** All workloads that contestants do in turn, in the order of the report. */
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
  lenet,
  smallResnet,
  tableNetwork,
  ...inferences,
  ...products("float32", [64, 128, 256, 512, 1024, 2048], [128, 512, 1024]),
  ...products("float64", [128, 512, 2048], [512]),
];
