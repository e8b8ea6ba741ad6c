import { linear, relu, type Stackable, sigmoid, stack } from "@gd/layers";
import { meanSquaredError, softmaxCrossEntropy } from "@gd/losses";
import { adam, gradientDescent, momentum } from "@gd/optim";
import type { GradientTransformation, SynchronousInterpreter } from "@gd/tensor";
import type { Arrays } from "../arrays.ts";
import type { Prepared } from "../competitor.ts";
import type { NetworkTask } from "../task.ts";
import { ourTraining } from "./our-training.ts";

/** A network trained step by step. */
export const ourNetwork = (interpreter: SynchronousInterpreter, task: NetworkTask, arrays: Arrays): Prepared => {
  const setup = { model: modelOf(task), optimizer: optimizerOf(task), interpreter };
  // A label is a number; the other targets are vectors.
  return task.output === "softmax"
    ? ourTraining({ ...setup, loss: softmaxCrossEntropy }, task, [], arrays)
    : ourTraining({ ...setup, loss: meanSquaredError }, task, [task.sizes.at(-1)!], arrays);
};

/** The layers of a task. */
export const modelOf = ({ sizes, hidden, gain, output }: NetworkTask) => {
  const activation = hidden === "relu" ? relu : sigmoid({ gain });
  const parts: Stackable[] = [];
  for (let i = 0; i + 1 < sizes.length; i++) {
    parts.push(linear(sizes[i]!, sizes[i + 1]!));
    if (i + 2 < sizes.length) parts.push(activation);
    else if (output === "sigmoid") parts.push(sigmoid({ gain }));
  }
  return stack(parts);
};

/** The optimizer of a task. */
export const optimizerOf = ({ optimizer, learningRate }: NetworkTask): GradientTransformation => {
  switch (optimizer) {
    case "gradient-descent":
      return gradientDescent({ learningRate });
    case "momentum":
      return momentum({ learningRate, momentum: 0.9 });
    case "adam":
      return adam({ learningRate });
  }
};
