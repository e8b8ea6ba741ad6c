import type { Arrays } from "../arrays.ts";
import type { Prepared } from "../competitor.ts";
import type { ConvolutionTask } from "../task.ts";
import { plainConvolution } from "./plain-convolution.ts";
import type { Allocate } from "./plain-products.ts";

export const plainConvolutionNetwork = (allocate: Allocate, task: ConvolutionTask, arrays: Arrays): Prepared => {
  const { size, channels, batch, examples, learningRate } = task;
  const initial = arrays.float32("parameters");
  const parameters = allocate(initial);
  const network = plainConvolution(allocate, { task, parameters });
  const [inputs, targets] = [allocate(arrays.float32("inputs")), allocate(arrays.float32("targets"))];
  const width = size * size * channels[0]!;
  const batches = Array.from({ length: Math.floor(examples / batch) }, (_, i) => ({
    input: inputs.subarray(i * batch * width, (i + 1) * batch * width),
    target: targets.subarray(i * batch, (i + 1) * batch),
  }));
  return {
    reset: () => void parameters.set(initial),
    train: (steps) => {
      for (let step = 0; step < steps; step++) {
        const { input, target } = batches[step % batches.length]!;
        network.loss(input, target);
        network.backward();
        for (let i = 0; i < parameters.length; i++) {
          parameters[i] = parameters[i]! - learningRate * network.gradient[i]!;
        }
      }
    },
    result: () => parameters,
  };
};
