import { dataset, standardize } from "@gd/data";
import { batchNorm, heNormal, leakyRelu, linear, sequential, sigmoid, tanh } from "@gd/layers";
import { softmaxCrossEntropy } from "@gd/losses";
import { adam, exponentialDecay } from "@gd/optim";
import {
  cos,
  type DType,
  fromElements,
  type Parameters,
  randomStreams,
  referenceInterpreter,
  type SynchronousInterpreter,
  sin,
} from "@gd/tensor";
import { train, weightsHash } from "@gd/train";

/**
 * The SHA-256 of the weights that a small network ends with, in both precisions. Its training uses many elementary
 * functions and kinds of random draws, and takes hundreds of steps, so that a last bit that differs anywhere shows.
 */
export const hashWeights = async (create: CreateInterpreter = referenceInterpreter): Promise<string> =>
  weightsHash([await trainedWeights(create({ dtype: "float32" })), await trainedWeights(create({ dtype: "float64" }))]);

type CreateInterpreter = (options: { readonly dtype: DType }) => SynchronousInterpreter;

const model = sequential(
  linear(2, 16, { weight: heNormal }),
  batchNorm(16),
  tanh,
  linear(16, 8),
  sigmoid({ gain: 1.5 }),
  linear(8, 8),
  leakyRelu({ slope: 0.1 }),
  linear(8, 3),
);

const trainedWeights = async (interpreter: SynchronousInterpreter): Promise<Parameters> => {
  const run = train({
    model,
    loss: softmaxCrossEntropy,
    optimizer: adam({ learningRate: exponentialDecay({ learningRate: 0.01, decay: 0.001 }) }),
    interpreter,
    data: spirals(),
    batchSize: 10,
    epochs: 40,
    seed: "the same bits",
  });
  for await (const event of run) {
    if (event.type === "end") return event.state.parameters;
  }
  throw new Error("the training ended without an event of type end");
};

/** Points on three arms of a spiral, with the number of their arm. */
const spirals = () => {
  const random = randomStreams("spirals").stream("noise");
  const labels = Float64Array.from({ length: 99 }, (_, i) => i % 3);
  const points = Float64Array.from(
    Array.from(labels, (arm) => {
      const radius = random.uniform();
      const angle = 4 * radius + (2 * Math.PI * arm) / 3 + 0.1 * random.standardNormal();
      return [radius * cos(angle), radius * sin(angle)];
    }).flat(),
  );
  const inputs = fromElements(points, [labels.length, 2]);
  return dataset(standardize(inputs).apply(inputs), fromElements(labels, [labels.length]));
};
