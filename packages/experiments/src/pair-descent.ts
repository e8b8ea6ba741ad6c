import type { Parameters } from "@gd/tensor";
import { NotFiniteError, weightsHash } from "@gd/train/core";
import type { ExperimentEvent } from "./experiment.js";
import { largestGradients, type NetworkProbe, saturatedFractions } from "./network-probe.js";
import { type PairTrainingOptions, pairTraining } from "./pair-training.js";
import { progressOf } from "./progress-of.js";
import { progressTimer } from "./progress-timer.js";

/** A network descending on the tutorial's pair. */
export interface PairDescentOptions extends PairTrainingOptions {
  readonly name: string;
  readonly iterations: number;
  /** Ends the descent early. */
  readonly until?: (error: number) => boolean;
  readonly signal?: AbortSignal | undefined;
}

/** A finished descent on the pair. */
export interface PairDescent extends Omit<NetworkProbe, "layers"> {
  readonly name: string;
  /** Iterations taken. */
  readonly iterations: number;
  /** At the start, where it shows whether a network can descend. */
  readonly largestGradientPerLayer: readonly number[];
  readonly saturatedFractionPerLayer: readonly number[];
  /** The error before each iteration, and after the last. */
  readonly errors: readonly number[];
  /** After the last iteration. */
  readonly parameters: readonly Parameters[];
  /** Of the parameters. */
  readonly weightsHash: string;
  /** Why it diverged, if it did. */
  readonly failure?: string;
}

/** Descends on the tutorial's pair, one example at a time, by the tutorial's rule w ← w − rate · gradient. */
export async function* descendOnPair({
  name,
  iterations,
  until = () => false,
  signal,
  ...options
}: PairDescentOptions): AsyncGenerator<ExperimentEvent, PairDescent> {
  const training = pairTraining(options);
  const progress = progressOf(name, iterations, "iterations");
  const progressDue = progressTimer();
  const before = training.probe();
  const errors: number[] = [];
  let failure: string | undefined;

  for (let iteration = 0; iteration < iterations; iteration++) {
    try {
      errors.push(training.step());
    } catch (error) {
      if (!(error instanceof NotFiniteError)) throw error;
      failure = error.message;
      break;
    }
    if (await progressDue()) yield progress(iteration + 1, { loss: errors.at(-1)! });
    if (signal?.aborted || until(errors.at(-1)!)) break;
  }
  const { output, error } = training.probe();
  yield progress(training.iterations, { loss: error });
  const parameters = training.parameters();
  return {
    name,
    output,
    error,
    iterations: training.iterations,
    largestGradientPerLayer: largestGradients(before),
    saturatedFractionPerLayer: saturatedFractions(before),
    errors: [...errors, error],
    parameters,
    weightsHash: weightsHash(parameters),
    ...(failure === undefined ? {} : { failure }),
  };
}
