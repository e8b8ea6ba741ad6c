import type { Parameters } from "@gd/tensor";
import { copyState, overwriteState } from "./copy-state.js";
import { TrainingArgumentError } from "./training-argument-error.js";
import type { ContextSetup } from "./training-setup.js";
import type { TrainingState } from "./training-state.js";
import { watchedNumber } from "./watched-metric.js";

/** When training ends because it has stopped getting better. */
export interface EarlyStopping<Metric extends string = string> {
  /** So many epochs in a row that bring nothing better end the training. */
  readonly patience: number;
  /** What is watched: `loss`, that of the validation, unless it is the name of a metric that is a number. */
  readonly metric?: Metric;
  /** Whether that is to fall or to rise: "minimum" for the loss; to be said for a metric. */
  readonly goal?: "minimum" | "maximum";
  /** An epoch must be better than the best one by more than this; 0 unless said otherwise. */
  readonly minimumImprovement?: number;
}

/** The epoch whose parameters are given back. */
export interface BestEpoch {
  readonly epoch: number;
  /** Of what is watched. */
  readonly value: number;
}

/** Keeps the state of the best epoch, and says when to stop. A NaN is not better than anything. */
export const bestStates = <P extends Parameters, S extends Parameters>(
  setup: ContextSetup,
  { patience, metric = "loss", goal, minimumImprovement = 0 }: EarlyStopping,
) => {
  expect("patience", "a whole number ≥ 1", patience, Number.isInteger(patience) && patience >= 1);
  const improvement = minimumImprovement >= 0 && minimumImprovement < Number.POSITIVE_INFINITY;
  expect("minimumImprovement", "a finite number ≥ 0", minimumImprovement, improvement);
  const known = goal === "minimum" || goal === "maximum" || (goal === undefined && metric === "loss");
  expect("goal", `"minimum" or "maximum" for ${metric}`, goal, known);
  const sign = goal === "maximum" ? -1 : 1;
  let best: BestEpoch | undefined;
  let kept: TrainingState<P, S> | undefined;
  let waited = 0;

  return {
    best: () => best,
    state: () => kept,
    /** Takes note of the end of an epoch. Returns whether to stop. */
    see(state: TrainingState<P, S>, validation: object): boolean {
      const value = watchedNumber("train(earlyStopping.metric)", metric, validation);
      const limit = best === undefined ? Number.POSITIVE_INFINITY : sign * best.value - minimumImprovement;
      if (sign * value < limit) {
        best = { epoch: state.epoch, value };
        kept = kept === undefined ? copyState(setup, state) : overwriteState(setup, kept, state);
        waited = 0;
      } else {
        waited++;
      }
      return waited >= patience;
    },
  };
};

const expect = (option: string, expected: string, received: unknown, holds: boolean): void => {
  if (holds) return;
  throw new TrainingArgumentError(`train(earlyStopping.${option})`, expected, received, "patience: 5 is a beginning.");
};
