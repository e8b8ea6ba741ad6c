import type { Arrays } from "../arrays.ts";
import { type Prepared, SkippedError } from "../competitor.ts";
import type { NetworkTask } from "../task.ts";

/** What is used of brain.js; each layer is `{ weights: outputs × inputs, biases }` in both versions. */
interface BrainLayer {
  readonly weights: ArrayLike<number>[];
  readonly biases: ArrayLike<number>;
}
interface BrainNetwork {
  /** Undefined for the first layer, of the inputs. */
  weights: (ArrayLike<number>[] | undefined)[];
  biases: (ArrayLike<number> | undefined)[];
  train(examples: readonly { input: number[]; output: number[] }[], options: object): unknown;
  sizes: number[];
  initialize(): void;
}
export interface BrainModule {
  readonly NeuralNetwork: new (options: object) => BrainNetwork;
}

/** In place of 0, which it refuses. */
const NOTHING = 1e-30;

/**
 * Its own `train`, one example a step. Sigmoids of gain · x are sigmoids of x where weights are gain times, and rates
 * gain² times as large. For digits it has sigmoids and squared errors instead.
 */
export const brainNetwork = ({ NeuralNetwork }: BrainModule, task: NetworkTask, arrays: Arrays): Prepared => {
  if (task.optimizer === "adam") throw new SkippedError("one example a step, it would take an hour");
  const { sizes, gain, examples, batch, output } = task;
  const [inputs, targets] = [arrays.float32("inputs"), arrays.float32("targets")];
  const initial = arrays.float32("parameters");
  const row = (array: Float32Array, i: number, width: number) => [...array.subarray(i * width, (i + 1) * width)];
  const classes = sizes.at(-1)!;
  const data = (count: number) =>
    Array.from({ length: count }, (_, i) => ({
      input: row(inputs, i, sizes[0]!),
      output:
        output === "softmax"
          ? Array.from({ length: classes }, (_, j) => (targets[i] === j ? 1 : 0))
          : row(targets, i, classes),
    }));
  const begin = () => {
    const network = new NeuralNetwork({ hiddenLayers: sizes.slice(1, -1), activation: "sigmoid" });
    network.sizes = [...sizes];
    network.initialize();
    let start = 0;
    for (let layer = 1; layer < sizes.length; layer++) {
      const [ins, outs] = [sizes[layer - 1]!, sizes[layer]!];
      const { weights, biases } = layerOf(network, layer);
      for (let i = 0; i < outs; i++) {
        for (let k = 0; k < ins; k++) set(weights[i]!, k, gain * initial[start + k * outs + i]!);
        set(biases, i, gain * initial[start + ins * outs + i]!);
      }
      start += (ins + 1) * outs;
    }
    return network;
  };
  let network = begin();
  let prepared: ReturnType<typeof data> = [];
  return {
    reset: () => {
      network = begin();
    },
    train: (steps) => {
      const count = Math.min(steps * batch, examples);
      if (prepared.length !== count) prepared = data(count);
      network.train(prepared, {
        iterations: Math.max(1, Math.round((steps * batch) / count)),
        learningRate: task.learningRate * gain ** 2,
        momentum: NOTHING,
        errorThresh: NOTHING,
      });
    },
    result: () => {
      const parameters: number[] = [];
      for (let layer = 1; layer < sizes.length; layer++) {
        const { weights, biases } = layerOf(network, layer);
        for (let k = 0; k < sizes[layer - 1]!; k++) for (const outputs of weights) parameters.push(outputs[k]! / gain);
        for (let i = 0; i < sizes[layer]!; i++) parameters.push(biases[i]! / gain);
      }
      return Float64Array.from(parameters);
    },
  };
};

const layerOf = ({ weights, biases }: BrainNetwork, layer: number): BrainLayer => ({
  weights: weights[layer]!,
  biases: biases[layer]!,
});

const set = (array: ArrayLike<number>, index: number, value: number): void => {
  Object.assign(array, { [index]: value });
};
