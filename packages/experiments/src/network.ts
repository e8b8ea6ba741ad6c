import { type Activation, sigmoid } from "@gd/layers";
import { type ElementwiseLoss, residualSumOfSquares } from "@gd/losses";
import { gradientDescent } from "@gd/optim";
import { fromElements, referenceInterpreter, type SynchronousInterpreter } from "@gd/tensor";
import { createTraining, type Training, weightsHash } from "@gd/train/core";
import { type FullyConnected, fullyConnected, tutorialWeights } from "./tutorial-network.js";

export interface NetworkOptions {
  /** What computes, in float64. Default: the reference. */
  readonly interpreter?: SynchronousInterpreter;
  /** Of NumPy's generator, which draws the weights. Default: 0. */
  readonly seed?: number;
  /** Default: the tutorial's 0.01. */
  readonly learningRate?: number;
  /** Default: the repaired sigmoid with the tutorial's derivative. */
  readonly activation?: Activation;
}

/**
 * The tutorial's class: a fully connected network that learns one pair at a time, by gradient descent on the squared
 * error. A class because it has a state that each call of `train` changes.
 */
export class Network {
  readonly #training: Training<FullyConnected, ElementwiseLoss>;
  /** The number of weights and biases. */
  readonly parameters: number;

  /** @param layers the number of units of each layer, from the inputs to the outputs */
  constructor(
    layers: readonly number[],
    {
      interpreter = referenceInterpreter({ dtype: "float64" }),
      seed = 0,
      learningRate = 0.01,
      activation = sigmoid({ gain: 0.01, derivative: "without-gain" }),
    }: NetworkOptions = {},
  ) {
    const model = fullyConnected(layers, activation);
    const optimizer = gradientDescent({ learningRate });
    const setup = { model, loss: residualSumOfSquares, optimizer, interpreter };
    this.#training = createTraining(setup, { parameters: tutorialWeights(layers, seed) });
    this.parameters = layers.slice(1).reduce((total, outputs, i) => total + (layers[i]! + 1) * outputs, 0);
  }

  /** A hash of the weights and biases. */
  weightsHash(): string {
    return weightsHash(this.#training.state().parameters);
  }

  /** The network's answer to one input. */
  predict(data: ArrayLike<number>): readonly number[] {
    return [...this.#training.predict(batchOfOne(data)).data];
  }

  /** Learns one pair, and returns the squared error that it had before. */
  train(data: ArrayLike<number>, target: ArrayLike<number>): number {
    return this.#training.step({ input: batchOfOne(data), target: batchOfOne(target) }).loss;
  }
}

const batchOfOne = (values: ArrayLike<number>) =>
  fromElements(values instanceof Float64Array ? values : Float64Array.from(values), [1, values.length]);
