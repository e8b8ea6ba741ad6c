import { type Dataset, dataset } from "@gd/data";
import { linear, sequential, tanh } from "@gd/layers";
import { softmaxCrossEntropy } from "@gd/losses";
import { momentum } from "@gd/optim";
import { fromElements, randomStreams } from "@gd/tensor";

/** For tests: points of the plane, labelled by whether their coordinates have one sign. */
export const points = (size: number, seed: string): Dataset<readonly [2], readonly []> => {
  const { uniform } = randomStreams(seed).stream("points");
  const inputs = Float64Array.from({ length: 2 * size }, () => 2 * uniform() - 1);
  const labels = Float64Array.from({ length: size }, (_, i) => (inputs[2 * i]! * inputs[2 * i + 1]! > 0 ? 1 : 0));
  return dataset(fromElements(inputs, [size, 2]), fromElements(labels, [size]));
};

/** For tests: a network that learns `points`. */
export const smallSetup = {
  model: sequential(linear(2, 8), tanh, linear(8, 2)),
  loss: softmaxCrossEntropy,
  optimizer: momentum({ learningRate: 0.1, momentum: 0.9 }),
};
