import type { Examples } from "@gd/data";
import type { Activation } from "@gd/layers";
import { residualSumOfSquares } from "@gd/losses";
import { gradientDescent } from "@gd/optim";
import { type Ops, type Parameters, randomStreams, tensor } from "@gd/tensor";
import { initializeTraining, type TrainingSetup, trainStep } from "@gd/train";
import { type NetworkProbe, probeNetwork } from "./network-probe.js";
import { type FullyConnected, type FullyConnectedOptions, fullyConnected } from "./tutorial-network.js";

/** The one pair that the tutorial learns. */
export const PAIR = { input: [0.2, 0.3], target: [0.3, 0.67] } as const;
/** The tutorial's. */
export const LEARNING_RATE = 0.01;

/** The pair and points around it, which stand in for it where a network is normalized over a batch. */
export const POINTS = { count: 16, deviation: 0.05 } as const;

type Pairs = Examples<readonly number[], readonly number[]>;

/** The pair as a batch of one. */
export const onePairBatch = (): Pairs => pairs([PAIR.input]);

/** The pair, and inputs that deviate from its own at random, with its target. */
export const pointsAroundPair = (seed: number): Pairs => {
  const random = randomStreams(seed).stream("points around the pair");
  const others = Array.from({ length: POINTS.count - 1 }, () =>
    PAIR.input.map((coordinate) => coordinate + POINTS.deviation * random.standardNormal()),
  );
  return pairs([PAIR.input, ...others]);
};

const pairs = (inputs: readonly (readonly number[])[]): Pairs => ({
  input: tensor(inputs, { dtype: "float64" }),
  target: tensor(
    inputs.map(() => PAIR.target),
    { dtype: "float64" },
  ),
});

/** A network that is to learn the pair. */
export interface PairTrainingOptions extends FullyConnectedOptions {
  /** In float64. */
  readonly ops: Ops;
  readonly sizes: readonly number[];
  readonly activation: Activation;
  /** Parameters to start from, or the seed of the layers' own. */
  readonly start: readonly Parameters[] | number;
  /** The tutorial's, 0.01, unless said otherwise. */
  readonly learningRate?: number;
  /** What it learns from: the pair alone unless said otherwise. */
  readonly examples?: Pairs;
}

/** Training on the pair, an iteration at a time. */
export interface PairTraining {
  /** Iterations done. */
  readonly iterations: number;
  readonly parameters: readonly Parameters[];
  /**
   * Does an iteration, by the tutorial's rule w ← w − rate · gradient, and returns the error before it.
   *
   * Throws  NotFiniteError when it diverges; nothing is changed then
   */
  step(): number;
  /** Looks at the network as it is. */
  probe(): NetworkProbe;
}

type Trees = readonly Parameters[];

export const pairTraining = ({
  ops,
  sizes,
  activation,
  start,
  normalized = false,
  learningRate = LEARNING_RATE,
  examples = onePairBatch(),
}: PairTrainingOptions): PairTraining => {
  const model: FullyConnected = fullyConnected(sizes, activation, { normalized });
  const setup: TrainingSetup<readonly number[], readonly number[], readonly number[], Trees, Trees> = {
    model,
    loss: residualSumOfSquares,
    optimizer: gradientDescent({ learningRate }),
    ops,
    ...(typeof start === "number" ? { seed: start } : {}),
  };
  let state = initializeTraining(setup, typeof start === "number" ? undefined : start);
  return {
    get iterations() {
      return state.step;
    },
    get parameters() {
      return state.parameters;
    },
    step() {
      const { loss, state: next } = trainStep(setup, state, examples);
      state = next;
      return loss;
    },
    probe: () => probeNetwork(model, state.parameters, residualSumOfSquares, examples, ops),
  };
};
