import type { Activation } from "@gd/layers";
import { residualSumOfSquares } from "@gd/losses";
import { gradientDescent } from "@gd/optim";
import { type Ops, type Parameters, tensor } from "@gd/tensor";
import { initializeTraining, NotFiniteError, type TrainingSetup, trainStep } from "@gd/train";
import { breathe } from "./breathe.js";
import type { ExperimentEvent } from "./experiment.js";
import { type NetworkProbe, probeNetwork } from "./network-probe.js";
import { type FullyConnected, fullyConnected } from "./tutorial-network.js";

/** The one pair that the tutorial learns. */
export const PAIR = { input: [0.2, 0.3], target: [0.3, 0.67] } as const;
const LEARNING_RATE = 0.01;

const examples = {
  input: tensor([PAIR.input], { dtype: "float64" }),
  target: tensor([PAIR.target], { dtype: "float64" }),
};

/** A network descending on the tutorial's pair. */
export interface PairDescentOptions {
  /** In float64. */
  readonly ops: Ops;
  readonly name: string;
  readonly sizes: readonly number[];
  readonly activation: Activation;
  /** Parameters to start from, or the seed of the layers' own. */
  readonly start: readonly Parameters[] | number;
  readonly iterations: number;
  /** Ends the descent early. */
  readonly until?: (error: number) => boolean;
  readonly signal?: AbortSignal | undefined;
}

/** A finished descent on the pair. */
export interface PairDescent extends Omit<NetworkProbe, "largestGradientPerLayer" | "saturatedFractionPerLayer"> {
  readonly name: string;
  /** Iterations done. */
  readonly iterations: number;
  /** At the start: it is there that a network can descend or cannot. */
  readonly largestGradientPerLayer: readonly number[];
  readonly saturatedFractionPerLayer: readonly number[];
  /** The error before each iteration, and after the last. */
  readonly errors: readonly number[];
  /** After the last iteration. */
  readonly parameters: readonly Parameters[];
  /** Why it broke off, where a value was not finite. */
  readonly failure?: string;
}

/** Descends on the tutorial's pair, one example at a time, by the tutorial's rule w ← w − rate · gradient. */
export async function* descendOnPair({
  ops,
  name,
  sizes,
  activation,
  start,
  iterations,
  until = () => false,
  signal,
}: PairDescentOptions): AsyncGenerator<ExperimentEvent, PairDescent> {
  const model: FullyConnected = fullyConnected(sizes, activation);
  const setup: TrainingSetup<
    readonly number[],
    readonly number[],
    readonly number[],
    readonly Parameters[],
    readonly Parameters[]
  > = {
    model,
    loss: residualSumOfSquares,
    optimizer: gradientDescent({ learningRate: LEARNING_RATE }),
    ops,
    ...(typeof start === "number" ? { seed: start } : {}),
  };
  let state = initializeTraining(setup, typeof start === "number" ? undefined : start);
  const probe = (): NetworkProbe => probeNetwork(model, state.parameters, residualSumOfSquares, examples, ops);
  const { largestGradientPerLayer, saturatedFractionPerLayer } = probe();
  const errors: number[] = [];
  let failure: string | undefined;

  for (let iteration = 0; iteration < iterations; iteration++) {
    try {
      const step = trainStep(setup, state, examples);
      errors.push(step.loss);
      state = step.state;
    } catch (error) {
      if (!(error instanceof NotFiniteError)) throw error;
      failure = error.message;
      break;
    }
    if (await breathe()) {
      yield {
        type: "progress",
        stage: name,
        done: iteration + 1,
        total: iterations,
        unit: "iterations",
        loss: errors.at(-1)!,
      };
    }
    if (signal?.aborted || until(errors.at(-1)!)) break;
  }
  const { output, error } = probe();
  return {
    name,
    output,
    error,
    iterations: state.step,
    largestGradientPerLayer,
    saturatedFractionPerLayer,
    errors: [...errors, error],
    parameters: state.parameters,
    ...(failure === undefined ? {} : { failure }),
  };
}
