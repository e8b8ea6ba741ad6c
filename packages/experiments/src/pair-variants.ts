import { leakyRelu, sigmoid } from "@gd/layers";
import type { SynchronousInterpreter } from "@gd/tensor";
import { LEARNING_RATE, onePairBatch, type PairTrainingOptions, pointsAroundPair } from "./pair-training.js";
import { tutorialWeights } from "./tutorial-network.js";

/** What can be chosen about the network 2-n-n-2 that learns the pair. */
export interface PairNetwork {
  /** n, of both hidden layers. */
  readonly width: number;
  readonly activation: "sigmoid" | "scaled-sigmoid" | "leaky-relu";
  /** Of sigmoid(0.01 z): `tutorial` leaves out the factor 0.01. */
  readonly derivative: "exact" | "tutorial";
  /** Initial weights: the tutorial's, from [0, 1), or the layers' own. */
  readonly weights: "uniform" | "glorot";
  /** Batch normalization. The network then learns from points around the pair, since one example alone has no variance. */
  readonly normalized: boolean;
  readonly learningRate: number;
}

/** A network with a name, and how many iterations it takes at most. */
export interface PairVariant {
  readonly name: string;
  readonly network: PairNetwork;
  readonly iterations: number;
}

/** The tutorial's large network before any repair. */
export const SATURATED: PairVariant = {
  name: "sigmoid, weights in [0, 1)",
  network: {
    width: 1000,
    activation: "sigmoid",
    derivative: "tutorial",
    weights: "uniform",
    normalized: false,
    learningRate: LEARNING_RATE,
  },
  iterations: 50,
};

/** The tutorial's repair, and others: each for as long as it takes to see whether it works. */
export const REPAIRS: readonly [tutorial: PairVariant, exact: PairVariant, ...others: PairVariant[]] = [
  {
    name: "sigmoid(0.01 z), the tutorial's derivative",
    network: { ...SATURATED.network, activation: "scaled-sigmoid" },
    iterations: 10_000,
  },
  {
    name: "sigmoid(0.01 z), exact derivative",
    network: { ...SATURATED.network, activation: "scaled-sigmoid", derivative: "exact" },
    iterations: 300,
  },
  {
    name: "leaky ReLU, the tutorial's weights",
    network: { ...SATURATED.network, activation: "leaky-relu" },
    iterations: 500,
  },
  {
    name: "leaky ReLU, glorotUniform",
    network: { ...SATURATED.network, activation: "leaky-relu", weights: "glorot" },
    iterations: 2000,
  },
  {
    name: "sigmoid, glorotUniform",
    network: { ...SATURATED.network, weights: "glorot" },
    iterations: 2000,
  },
];

/** Whether the output agrees with the target to about 6 digits. */
export const isLearned = (error: number): boolean => error < 5e-7 ** 2;

/** A chosen network as `pairTraining` takes it. */
export const pairTrainingOptions = (
  network: PairNetwork,
  seed: number,
  interpreter: SynchronousInterpreter,
): PairTrainingOptions => {
  const { width, weights, normalized, learningRate } = network;
  const sizes = [2, width, width, 2];
  return {
    interpreter,
    sizes,
    activation: activationOf(network),
    start: weights === "uniform" ? tutorialWeights(sizes, seed, { normalized }) : seed,
    normalized,
    learningRate,
    examples: normalized ? pointsAroundPair(seed) : onePairBatch(),
  };
};

const activationOf = ({ activation, derivative }: PairNetwork) => {
  switch (activation) {
    case "sigmoid":
      return sigmoid;
    case "scaled-sigmoid":
      return sigmoid({ gain: 0.01, derivative: derivative === "exact" ? "exact" : "without-gain" });
    case "leaky-relu":
      return leakyRelu;
  }
};
