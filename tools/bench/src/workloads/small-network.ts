import { randomStreams } from "@gd/tensor";
import { writeArray } from "../arrays.ts";
import type { NetworkTask } from "../task.ts";
import type { Figure, Workload } from "../workload.ts";
import { networkLoss } from "./network-loss.ts";
import { networkParameters } from "./network-parameters.ts";

interface SmallNetwork extends Pick<Workload, "id" | "title" | "steps" | "part"> {
  readonly sizes: readonly [2, ...number[]];
  readonly gain: number;
  readonly weights: "glorot" | "normal";
  readonly learningRate: number;
  readonly figure: Figure;
}

const EXAMPLES = 200;

/** A network of sigmoids of two inputs and two outputs, which sees one example a step. */
export const smallNetwork = ({ sizes, gain, weights, learningRate, ...workload }: SmallNetwork): Workload => {
  const task: NetworkTask = {
    kind: "network",
    sizes,
    hidden: "sigmoid",
    gain,
    output: "sigmoid",
    optimizer: "gradient-descent",
    learningRate,
    batch: 1,
    examples: EXAMPLES,
  };
  return {
    ...workload,
    task,
    longestRound: 10,
    tolerance: { part: 1e-4, round: 1e-4 },
    write(folder) {
      const { uniform } = randomStreams("bench").stream("examples");
      const inputs = Float32Array.from({ length: 2 * EXAMPLES }, uniform);
      // The mean of both inputs, and whether the first is larger.
      const targets = inputs.map((x, i) => (i % 2 === 0 ? (x + inputs[i + 1]!) / 2 : inputs[i - 1]! > x ? 0.9 : 0.1));
      writeArray(folder, "inputs", inputs);
      writeArray(folder, "targets", targets);
      writeArray(folder, "parameters", networkParameters(sizes, weights));
    },
    loss: (result, arrays) => networkLoss(task, result, arrays),
  };
};
