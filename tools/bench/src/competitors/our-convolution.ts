import { conv2d, flatten, identity, linear, maxPool2d, relu, type Stackable, stack } from "@gd/layers";
import { softmaxCrossEntropy } from "@gd/losses";
import { gradientDescent } from "@gd/optim";
import type { SynchronousInterpreter } from "@gd/tensor";
import type { Arrays } from "../arrays.ts";
import type { Prepared } from "../competitor.ts";
import type { ConvolutionTask } from "../task.ts";
import { convolutionLayers, linearInputs } from "../workloads/convolution-layers.ts";
import { ourTraining } from "./our-training.ts";

/** A convolutional network trained step by step. */
export const ourConvolution = (
  interpreter: SynchronousInterpreter,
  task: ConvolutionTask,
  arrays: Arrays,
): Prepared => {
  const optimizer = gradientDescent({ learningRate: task.learningRate });
  return ourTraining({ model: modelOf(task), loss: softmaxCrossEntropy, optimizer, interpreter }, task, [], arrays);
};

const modelOf = (task: ConvolutionTask) => {
  const image = [task.size, task.size, task.channels[0]!] as const;
  const convolutions = convolutionLayers(task).flatMap(({ channels, filters }): readonly Stackable[] => [
    conv2d(channels, filters, { size: 3, padding: "same" }),
    relu,
    maxPool2d({ size: 2 }),
  ]);
  const inputs = linearInputs(task);
  return stack([identity.at(image), ...convolutions, flatten(inputs), linear(inputs, task.classes)]);
};
