import { type Dataset, dataset } from "@gd/data";
import { linear, relu, sequential } from "@gd/layers";
import { meanSquaredError, softmaxCrossEntropy } from "@gd/losses";
import { adam } from "@gd/optim";
import { fromElements, randomStreams } from "@gd/tensor";

/** Clouds of points, one for each class, in some dimensions. */
export const clouds = (
  size: number,
  { features = 4, classes = 3, seed = 1 } = {},
): Dataset<readonly [number], readonly []> => {
  const random = randomStreams(seed);
  const { standardNormal } = random.stream("centres");
  const centres = Float64Array.from({ length: features * classes }, () => 1.5 * standardNormal());
  const noise = random.stream(`points of ${size}`);
  const labels = Float32Array.from({ length: size }, (_, i) => i % classes);
  const inputs = Float32Array.from({ length: size * features }, (_, i) => {
    const row = Math.floor(i / features);
    return centres[(row % classes) * features + (i % features)]! + noise.standardNormal();
  });
  return dataset(fromElements(inputs, [size, features]), fromElements(labels, [size]));
};

/** A sum of waves with a little noise. */
const waves = (size: number, { features = 3, seed = 1 } = {}): Dataset<readonly [number], readonly [number]> => {
  const { standardNormal } = randomStreams(seed).stream(`waves of ${size}`);
  const inputs = Float32Array.from({ length: size * features }, standardNormal);
  const targets = Float32Array.from({ length: size }, (_, row) => {
    const x = inputs.subarray(row * features, (row + 1) * features);
    return x.reduce((sum, x) => sum + Math.sin(x), 0) + 0.1 * standardNormal();
  });
  return dataset(fromElements(inputs, [size, features]), fromElements(targets, [size, 1]));
};

/** A training of classes with nothing wrong. */
export const healthyClasses = () => ({
  model: sequential(linear(4, 16), relu, linear(16, 3)),
  loss: softmaxCrossEntropy,
  optimizer: adam({ learningRate: 0.01 }),
  data: clouds(300),
  validation: clouds(99),
  batchSize: 32,
  seed: 1,
});

/** A training of numbers with nothing wrong. */
export const healthyNumbers = () => ({
  model: sequential(linear(3, 16), relu, linear(16, 1)),
  loss: meanSquaredError,
  optimizer: adam({ learningRate: 0.01 }),
  data: waves(300),
  validation: waves(100),
  batchSize: 32,
  seed: 1,
});
