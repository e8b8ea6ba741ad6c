import { expectShape, linear, relu, type Stackable, sigmoid, stack } from "@gd/layers";
import { meanSquaredError, softmaxCrossEntropy } from "@gd/losses";
import { adam, gradientDescent, momentum } from "@gd/optim";
import { fromElements, type GradientTransformation, mapLeaves, type Ops, type Shape, sizeOf } from "@gd/tensor";
import { initializeTraining, type TrainingSetup, trainStep } from "@gd/train";
import type { Arrays } from "../arrays.ts";
import type { Prepared } from "../competitor.ts";
import type { NetworkTask } from "../task.ts";

/** A network trained step by step. */
export const ourNetwork = (ops: Ops, task: NetworkTask, arrays: Arrays): Prepared => {
  const setup = { model: modelOf(task), optimizer: optimizerOf(task), ops };
  // Labels are a number for each example; the other targets a vector.
  return task.output === "softmax"
    ? training({ ...setup, loss: softmaxCrossEntropy }, task, [], arrays)
    : training({ ...setup, loss: meanSquaredError }, task, [task.sizes.at(-1)!], arrays);
};

const training = <const Target extends Shape>(
  setup: TrainingSetup<readonly [number], readonly [number], Target>,
  { sizes, batch, examples }: NetworkTask,
  target: Target,
  arrays: Arrays,
): Prepared => {
  const [inputs, targets] = [arrays.float32("inputs"), arrays.float32("targets")];
  const parameters = arrays.float32("parameters");
  const begin = () => {
    let start = 0;
    const initial = mapLeaves(initializeTraining(setup).parameters, ({ shape }) => {
      const elements = parameters.subarray(start, start + sizeOf(shape));
      start += elements.length;
      return fromElements(elements, shape);
    });
    return initializeTraining(setup, initial);
  };
  const rows = (elements: Float32Array, i: number, width: number) =>
    elements.subarray(i * batch * width, (i + 1) * batch * width);
  const batches = Array.from({ length: Math.floor(examples / batch) }, (_, i) => ({
    input: fromElements(rows(inputs, i, sizes[0]!), [batch, sizes[0]!] as const),
    target: fromElements(rows(targets, i, sizeOf(target)), [batch, ...target] as const),
  }));
  let state = begin();
  return {
    reset: () => {
      state = begin();
    },
    train: (steps) => {
      for (let i = 0; i < steps; i++) state = trainStep(setup, state, batches[i % batches.length]!).state;
    },
    result: () => state.vector.data,
  };
};

const modelOf = ({ sizes, hidden, gain, output }: NetworkTask) => {
  const activation = hidden === "relu" ? relu : sigmoid({ gain });
  const parts: Stackable[] = [];
  for (let i = 0; i + 1 < sizes.length; i++) {
    parts.push(linear(sizes[i]!, sizes[i + 1]!));
    if (i + 2 < sizes.length) parts.push(activation);
    else if (output === "sigmoid") parts.push(sigmoid({ gain }));
  }
  return expectShape(stack(parts), { input: [sizes[0]!], output: [sizes.at(-1)!] });
};

const optimizerOf = ({ optimizer, learningRate }: NetworkTask): GradientTransformation => {
  switch (optimizer) {
    case "gradient-descent":
      return gradientDescent({ learningRate });
    case "momentum":
      return momentum({ learningRate, momentum: 0.9 });
    case "adam":
      return adam({ learningRate });
  }
};
