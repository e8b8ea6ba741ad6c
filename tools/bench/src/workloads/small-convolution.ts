import { drawPlaces, imageDataset } from "@gd/data";
import { randomStreams } from "@gd/tensor";
import { writeArray } from "../arrays.ts";
import { plainConvolution } from "../competitors/plain-convolution.ts";
import { readDigits } from "../read-digits.ts";
import type { ConvolutionTask } from "../task.ts";
import type { Workload } from "../workload.ts";
import { convolutionLayers, linearInputs } from "./convolution-layers.ts";

const [BATCH, STEPS] = [32, 100];

const task: ConvolutionTask = {
  kind: "convolution",
  size: 28,
  channels: [1, 8, 16],
  classes: 10,
  learningRate: 0.05,
  batch: BATCH,
  examples: BATCH * STEPS,
};

/** A small convolutional network on MNIST: 8 and 16 filters, 100 steps of gradient descent. */
export const smallConvolution: Workload = {
  id: "W8",
  title: "MNIST, 8 and 16 filters of 3 × 3, each with relu and 2 × 2 max pooling, batch 32, 100 steps",
  task,
  steps: STEPS,
  part: 20,
  longestRound: 10,
  figure: { unit: "s for 100 steps", of: (seconds, steps) => (seconds * STEPS) / steps },
  tolerance: { part: 1e-4, round: 1e-3 },
  async write(folder) {
    const images = imageDataset(await readDigits(), [784]);
    const order = drawPlaces(randomStreams("bench").stream("order"), images.size, task.examples);
    const { input, target } = images.examples(order, "float32");
    writeArray(folder, "inputs", input.data);
    writeArray(folder, "targets", target.data);
    writeArray(folder, "parameters", initialParameters());
  },
  loss(parameters, arrays) {
    const network = plainConvolution(
      (source) => (typeof source === "number" ? new Float64Array(source) : Float64Array.from(source)),
      {
        task: { ...task, batch: 1000 },
        parameters: Float64Array.from(parameters),
      },
    );
    return network.loss(arrays.float32("inputs").subarray(0, 784_000), arrays.float32("targets").subarray(0, 1000));
  },
};

/** Uniform weights (Glorot) and biases 0. */
const initialParameters = (): Float32Array => {
  const { uniform } = randomStreams("bench").stream("parameters");
  const layer = (weights: number, fans: number, biases: number) => {
    const limit = Math.sqrt(6 / fans);
    return [...Array.from({ length: weights }, () => (2 * uniform() - 1) * limit), ...Array(biases).fill(0)];
  };
  const convolutions = convolutionLayers(task).flatMap(({ channels, filters }) =>
    layer(9 * channels * filters, 9 * (channels + filters), filters),
  );
  const inputs = linearInputs(task);
  return Float32Array.from([...convolutions, ...layer(inputs * task.classes, inputs + task.classes, task.classes)]);
};
