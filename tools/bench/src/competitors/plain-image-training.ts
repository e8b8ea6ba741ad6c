import type { Arrays } from "../arrays.ts";
import type { Prepared } from "../competitor.ts";
import type { ConvolutionTask } from "../task.ts";
import { plainImageNetwork } from "./plain-image-network.ts";
import type { Allocate } from "./plain-products.ts";

export const plainImageTraining = (allocate: Allocate, task: ConvolutionTask, arrays: Arrays): Prepared => {
  const { image, batch, examples, learningRate } = task;
  const initial = arrays.float32("parameters");
  const parameters = allocate(initial);
  const network = plainImageNetwork(allocate, task, parameters);
  const [inputs, targets] = [allocate(arrays.float32("inputs")), allocate(arrays.float32("targets"))];
  const length = image.reduce((product, size) => product * size);
  const batches = Array.from({ length: Math.floor(examples / batch) }, (_, i) => ({
    images: inputs.subarray(i * batch * length, (i + 1) * batch * length),
    labels: targets.subarray(i * batch, (i + 1) * batch),
  }));
  return {
    reset: () => void parameters.set(initial),
    train: (steps) => {
      for (let step = 0; step < steps; step++) {
        const { images, labels } = batches[step % batches.length]!;
        network.loss(images, labels);
        network.backward();
        for (let i = 0; i < parameters.length; i++) {
          parameters[i] = parameters[i]! - learningRate * network.gradient[i]!;
        }
      }
    },
    result: () => parameters,
  };
};
