import { randomStreams } from "@gd/tensor";
import { writeArray } from "../arrays.ts";
import type { InferenceTask } from "../task.ts";
import type { Workload } from "../workload.ts";
import { networkParameters } from "./network-parameters.ts";

/** Calls whose batches differ, so that none finds its inputs where it has read them just before. */
const BATCHES = 8;

/** The outputs of a trained network, of about so many parameters, as a program asks for them that serves answers. */
export const networkOutputs = (sizes: readonly number[], size: string, batch: number): Workload => {
  const rows = batch === 1 ? "one row" : `${batch.toLocaleString("en")} rows`;
  const task: InferenceTask = { kind: "inference", sizes, batch, examples: BATCHES * batch };
  const parameters = sizes.slice(1).reduce((sum, outputs, i) => sum + (sizes[i]! + 1) * outputs, 0);
  // A tenth of a second or two on one thread: a row reads all parameters, a batch multiplies with them again and again.
  const seconds = 2e-6 + parameters * (batch === 1 ? 4e-10 : 4e-11 * batch);
  const steps = Math.max(1, Math.round(0.15 / seconds));
  return {
    id: "W11",
    title: `${sizes.join("-")}, ${rows}`,
    task,
    steps,
    part: Math.ceil(steps / 20),
    longestRound: 1,
    round: 0.1,
    figure: { unit: "µs a call", of: (time, calls) => (1e6 * time) / calls },
    cell: { section: "W11: outputs of a network", table: `${rows}, by the parameters of the network`, column: size },
    tolerance: { part: 1e-5, round: 1e-5 },
    write(folder) {
      const { standardNormal } = randomStreams("bench").stream("inputs");
      writeArray(folder, "inputs", Float32Array.from({ length: task.examples * sizes[0]! }, standardNormal));
      writeArray(folder, "parameters", networkParameters(sizes, "glorot"));
    },
    // A weighted mean, so that elements in the wrong place show; of magnitudes, so that they do not cancel out.
    loss: (outputs) => {
      let sum = 0;
      for (let i = 0; i < outputs.length; i++) sum += Math.abs(outputs[i]!) * (1 + (i % 7));
      return sum / outputs.length;
    },
  };
};
