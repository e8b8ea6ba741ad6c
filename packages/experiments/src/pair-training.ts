import type { Examples } from "@gd/data";
import type { Activation } from "@gd/layers";
import { residualSumOfSquares } from "@gd/losses";
import { gradientDescent } from "@gd/optim";
import { createContext, type Parameters, randomStreams, type SynchronousInterpreter, tensor } from "@gd/tensor";
import { createTraining } from "@gd/train/core";
import { type NetworkProbe, probeNetwork } from "./network-probe.js";
import { type FullyConnectedOptions, fullyConnected } from "./tutorial-network.js";

/** The one pair that the tutorial learns. */
export const PAIR = { input: [0.2, 0.3], target: [0.3, 0.67] } as const;
/** The tutorial's. */
export const LEARNING_RATE = 0.01;

/** The pair and points around it, which replace it where a network is normalized over a batch. */
export const POINTS = { count: 16, deviation: 0.05 } as const;

type Pairs = Examples<readonly number[], readonly number[]>;

/** The pair as a batch of one. */
export const onePairBatch = (): Pairs => pairs([PAIR.input]);

/** The pair, and inputs that deviate from its own at random, each with its target. */
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
  readonly interpreter: SynchronousInterpreter;
  readonly sizes: readonly number[];
  readonly activation: Activation;
  /** Parameters to start from, or a seed to draw the layers' own from. */
  readonly start: readonly Parameters[] | number;
  /** Default: the tutorial's 0.01. */
  readonly learningRate?: number;
  /** What it learns from. Default: the pair alone. */
  readonly examples?: Pairs;
}

/** A network that learns the pair, one iteration at a time. */
export interface PairTraining {
  /** Iterations taken so far. */
  readonly iterations: number;
  /**
   * Takes an iteration by the tutorial's rule, w ← w − rate · gradient, and returns the error before it.
   *
   * Throws  NotFiniteError when it diverges; nothing has changed then
   */
  step(): number;
  /** A copy of the weights and biases. */
  parameters(): readonly Parameters[];
  /** Looks inside the network as it is. */
  probe(): NetworkProbe;
}

export const pairTraining = ({
  interpreter,
  sizes,
  activation,
  start,
  normalized = false,
  learningRate = LEARNING_RATE,
  examples = onePairBatch(),
}: PairTrainingOptions): PairTraining => {
  const model = fullyConnected(sizes, activation, { normalized });
  const setup = { model, loss: residualSumOfSquares, optimizer: gradientDescent({ learningRate }), interpreter };
  const training =
    typeof start === "number"
      ? createTraining({ ...setup, seed: start })
      : createTraining(setup, {
          parameters: start,
          statistics: model.initializeStatistics(createContext({ ops: interpreter.ops })),
        });
  const parameters = () => training.state().parameters;
  let iterations = 0;
  return {
    get iterations() {
      return iterations;
    },
    step() {
      const { loss } = training.step(examples);
      iterations++;
      return loss;
    },
    parameters,
    probe: () => probeNetwork(model, parameters(), examples, interpreter),
  };
};
