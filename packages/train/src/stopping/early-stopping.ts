import type { Goal } from "@gd/losses";
import { expectNumber, expectOptions, expectSize } from "@gd/tensor";
import type { Training } from "../training.js";
import type { TrainingState } from "../training-state.js";
import { type WatchedValue, watchedValue } from "./watched-metric.js";

/** When to end a training that no longer improves. */
export interface EarlyStopping<Metric extends string = string> {
  /** Ends the training after this many epochs in a row without an improvement. */
  readonly patience: number;
  /** The name of the metric to watch, which is a number. Default: `loss`, that of the validation. */
  readonly metric?: Metric;
  /**
   * Whether it should fall or rise. Default: what the metric says, as those of @gd/losses do; a loss should fall. A metric
   * that does not say it has no default.
   */
  readonly goal?: Goal;
  /** An improvement is larger than this. Default: 0. */
  readonly minimumImprovement?: number;
}

/** The epoch whose state is returned. */
export interface BestEpoch {
  readonly epoch: number;
  /** Of the watched metric. */
  readonly value: number;
}

/** Early stopping whose options have been looked at. */
export interface StoppingRule extends Required<Pick<EarlyStopping, "patience" | "minimumImprovement">> {
  readonly watched: WatchedValue;
}

/** The rule of options of `train`. Throws an ArgumentError where they make no sense. */
export const stoppingRule = (
  earlyStopping: EarlyStopping,
  given: { readonly validation?: object | undefined; readonly metrics?: object | undefined },
): StoppingRule => {
  const names = ["patience", "metric", "goal", "minimumImprovement"] as const;
  const options = expectOptions("train.earlyStopping", earlyStopping, names);
  const { patience, minimumImprovement = 0, ...watch } = options;
  expectSize("train(earlyStopping.patience)", patience);
  expectNumber("train(earlyStopping.minimumImprovement)", minimumImprovement, { from: 0 });
  return { patience, minimumImprovement, watched: watchedValue("earlyStopping", watch, given) };
};

/** Keeps the state of the best epoch, and says when to stop. NaN is never an improvement. */
export const watchBest = (
  { state }: Pick<Training, "state">,
  { patience, minimumImprovement, watched }: StoppingRule,
) => {
  const sign = watched.goal === "maximum" ? -1 : 1;
  let best: BestEpoch | undefined;
  let kept: TrainingState | undefined;
  let last: number | undefined;
  let waited = 0;

  return {
    epoch: () => best,
    state: () => kept,
    /** Throws an ArgumentError if there were epochs, none of which had a value. */
    expectFound(): void {
      if (last !== undefined && best === undefined) throw watched.never(last);
    },
    /** Takes note of an epoch. Returns whether to stop. */
    async see(epoch: number, validation: object): Promise<boolean> {
      const value = watched.of(validation);
      const limit = best === undefined ? Number.POSITIVE_INFINITY : sign * best.value - minimumImprovement;
      if (sign * value < limit) {
        best = { epoch, value };
        kept = await state();
        waited = 0;
      } else {
        waited++;
      }
      last = value;
      return waited >= patience;
    },
  };
};
