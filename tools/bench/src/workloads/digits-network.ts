import { writeArray } from "../arrays.ts";
import type { NetworkTask } from "../task.ts";
import type { Workload } from "../workload.ts";
import { digits } from "./digits.ts";
import { networkLoss } from "./network-loss.ts";
import { networkParameters } from "./network-parameters.ts";

interface DigitsNetwork
  extends Pick<Workload, "id" | "title" | "part" | "tolerance">,
    Pick<NetworkTask, "sizes" | "optimizer" | "learningRate" | "batch"> {}

const EXAMPLES = 60_000;

/** A network of relus with softmax and cross-entropy on MNIST: an epoch of full batches in a fixed shuffled order. */
export const digitsNetwork = ({ id, title, part, tolerance, ...network }: DigitsNetwork): Workload => {
  const { sizes, batch } = network;
  const task: NetworkTask = {
    kind: "network",
    hidden: "relu",
    gain: 1,
    output: "softmax",
    examples: EXAMPLES,
    ...network,
  };
  return {
    id,
    title,
    task,
    steps: Math.floor(EXAMPLES / batch),
    part,
    longestRound: 10,
    figure: {
      unit: "s for 60,000 examples",
      of: (seconds, steps) => (seconds * EXAMPLES) / (steps * batch),
    },
    tolerance,
    async write(folder) {
      const { images, labels } = await digits(EXAMPLES);
      writeArray(folder, "inputs", images);
      writeArray(folder, "targets", labels);
      writeArray(folder, "parameters", networkParameters(sizes, "glorot"));
    },
    loss: (result, arrays) => networkLoss(task, result, arrays),
  };
};
