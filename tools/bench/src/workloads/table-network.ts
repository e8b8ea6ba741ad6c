import { randomStreams } from "@gd/tensor";
import { writeArray } from "../arrays.ts";
import type { NetworkTask } from "../task.ts";
import type { Workload } from "../workload.ts";
import { networkLoss } from "./network-loss.ts";
import { networkParameters } from "./network-parameters.ts";

const [ROWS, COLUMNS, CLASSES] = [1_000_000, 20, 5];

const task: NetworkTask = {
  kind: "network",
  sizes: [COLUMNS, 64, 64, CLASSES],
  hidden: "relu",
  gain: 1,
  output: "softmax",
  optimizer: "adam",
  learningRate: 0.001,
  batch: 256,
  examples: ROWS,
};

/** A large table of standardized columns: an epoch of full batches in a fixed order. */
export const tableNetwork: Workload = {
  id: "W9",
  title: "a table of 1,000,000 × 20, 64-64-5, batch 256, Adam",
  task,
  steps: Math.floor(ROWS / task.batch),
  part: 200,
  longestRound: 20,
  figure: {
    unit: "s for 1,000,000 examples",
    of: (seconds, steps) => (seconds * ROWS) / (steps * task.batch),
  },
  // Adam divides by gradients near 0, which amplifies rounding.
  tolerance: { part: 1e-3, round: 0.1 },
  write(folder) {
    const { uniform, standardNormal } = randomStreams("bench").stream("table");
    const inputs = Float32Array.from({ length: ROWS * COLUMNS }, standardNormal);
    // The class of a row is that whose weights give the largest sum.
    const weights = Float32Array.from({ length: CLASSES * COLUMNS }, () => 2 * uniform() - 1);
    const targets = Float32Array.from({ length: ROWS }, (_, row) => {
      let [largest, label] = [-Infinity, 0];
      for (let j = 0; j < CLASSES; j++) {
        let sum = 0;
        for (let i = 0; i < COLUMNS; i++) sum += weights[j * COLUMNS + i]! * inputs[row * COLUMNS + i]!;
        if (sum > largest) [largest, label] = [sum, j];
      }
      return label;
    });
    writeArray(folder, "inputs", inputs);
    writeArray(folder, "targets", targets);
    writeArray(folder, "parameters", networkParameters(task.sizes, "glorot"));
  },
  loss: (result, arrays) => networkLoss(task, result, arrays),
};
