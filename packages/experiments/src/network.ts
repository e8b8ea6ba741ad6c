import { type Activation, sigmoid } from "@gd/layers";
import { residualSumOfSquares } from "@gd/losses";
import { gradientDescent } from "@gd/optim";
import { fromElements, type Ops, type Parameters, referenceOps, type Shape } from "@gd/tensor";
import { initializeTraining, predict, type TrainingSetup, type TrainingState, trainStep, weightsHash } from "@gd/train";
import { fullyConnected, tutorialWeights } from "./tutorial-network.js";

export interface NetworkOptions {
  /** The interpreter, in float64; the reference unless said otherwise. */
  readonly ops?: Ops;
  /** Of NumPy's generator, from which the weights come. */
  readonly seed?: number;
  readonly learningRate?: number;
  /** The repaired sigmoid with the tutorial's derivative unless said otherwise. */
  readonly activation?: Activation;
}

type Trees = readonly Parameters[];

/**
 * The tutorial's class: a fully connected network that learns one pair at a time, by gradient descent on the squared
 * error. A class because it has a state that each call of `train` changes.
 */
export class Network {
  readonly #setup: TrainingSetup<Shape, Shape, Shape, Trees, Trees>;
  #state: TrainingState<Trees, Trees>;

  /** @param layers the number of units of each layer, from the inputs to the outputs */
  constructor(
    layers: readonly number[],
    {
      ops = referenceOps({ dtype: "float64" }),
      seed = 0,
      learningRate = 0.01,
      activation = sigmoid({ gain: 0.01, derivative: "without-gain" }),
    }: NetworkOptions = {},
  ) {
    this.#setup = {
      model: fullyConnected(layers, activation),
      loss: residualSumOfSquares,
      optimizer: gradientDescent({ learningRate }),
      ops,
    };
    this.#state = initializeTraining(this.#setup, tutorialWeights(layers, seed));
  }

  /** The number of weights and biases. */
  get parameters(): number {
    return this.#state.vector.shape[0];
  }

  /** A hash of the weights and biases. */
  weightsHash(): Promise<string> {
    return weightsHash(this.#state.parameters);
  }

  /** The network's answer to one input. */
  predict(data: ArrayLike<number>): readonly number[] {
    return [...predict(this.#setup, this.#state, batchOfOne(data)).data];
  }

  /** Learns one pair, and returns the squared error that it had before. */
  train(data: ArrayLike<number>, target: ArrayLike<number>): number {
    const { loss, state } = trainStep(this.#setup, this.#state, {
      input: batchOfOne(data),
      target: batchOfOne(target),
    });
    this.#state = state;
    return loss;
  }
}

const batchOfOne = (values: ArrayLike<number>) =>
  fromElements(values instanceof Float64Array ? values : Float64Array.from(values), [1, values.length]);
