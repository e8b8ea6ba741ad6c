import { type Dataset, spirals } from "@gd/data";
import { batchNorm, expectShape, linear, sigmoid, stack } from "@gd/layers";
import { softmaxCrossEntropy } from "@gd/losses";
import { exponentialDecay, momentum } from "@gd/optim";
import { randomStreams, type SynchronousInterpreter } from "@gd/tensor";

export const HIDDEN_LAYERS = 6;
export const SPIRAL_BATCH = 50;
export const SPIRAL_EPOCHS = 150;
const WIDTH = 16;

/** Two spirals of 200 points each. */
export const spiralPoints = (seed: number): Dataset<readonly [2], readonly []> =>
  spirals({ random: randomStreams(seed).stream("spirals"), size: 400, dtype: "float64" });

/** A deep network that is to tell two spirals apart. */
export interface SpiralNetwork {
  /** Whether there is batch normalization between each hidden linear layer and its sigmoid. */
  readonly normalized: boolean;
  /** How many hidden layers there are. Default: 6. */
  readonly hiddenLayers?: number;
  /** In float64. */
  readonly interpreter: SynchronousInterpreter;
  readonly seed: number;
}

/** Hidden layers of 16 units, each of them linear, perhaps normalized, and a sigmoid; then a linear layer. */
export const spiralSetup = ({ normalized, hiddenLayers = HIDDEN_LAYERS, interpreter, seed }: SpiralNetwork) => {
  const hidden = Array.from({ length: hiddenLayers }, (_, i) => [
    linear(i === 0 ? 2 : WIDTH, WIDTH),
    ...(normalized ? [batchNorm(WIDTH)] : []),
    sigmoid,
  ]);
  const name = normalized ? "with batch normalization" : "without";
  return {
    model: expectShape(stack([...hidden.flat(), linear(WIDTH, 2)], { name }), { input: [2], output: [2] }),
    loss: softmaxCrossEntropy,
    // The rate decays so that the running statistics settle with the weights.
    optimizer: momentum({ learningRate: exponentialDecay({ learningRate: 0.1, decay: 0.003 }), momentum: 0.9 }),
    interpreter,
    seed,
  };
};
