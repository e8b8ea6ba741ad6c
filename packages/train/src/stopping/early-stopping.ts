import type { Goal } from "@gd/losses";
import { expectArgument, expectNumber, expectOptions, expectSize } from "@gd/tensor";
import { expectState } from "../state/expect-state.js";
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
  /** Where a training that continues from a state was: `stopping` of its last event `epoch`. Default: before all epochs. */
  readonly initial?: StoppingState | undefined;
}

/** The epoch whose state is returned. */
export interface BestEpoch {
  readonly epoch: number;
  /** Of the watched metric. */
  readonly value: number;
}

/** How far an early stopping is. */
export interface StoppingState {
  /** Undefined where no epoch has had a value. */
  readonly best: BestEpoch | undefined;
  /** The state after the best epoch. */
  readonly state: TrainingState | undefined;
  /** Epochs since then. */
  readonly waited: number;
}

/** Early stopping whose options have been looked at. */
export interface StoppingRule extends Required<Pick<EarlyStopping, "patience" | "minimumImprovement">> {
  readonly watched: WatchedValue;
  readonly initial: StoppingState;
}

/** The rule of options of `train`. Throws an ArgumentError where they make no sense. */
export const stoppingRule = (
  earlyStopping: EarlyStopping,
  given: { readonly validation?: object | undefined; readonly metrics?: object | undefined },
): StoppingRule => {
  const names = ["patience", "metric", "goal", "minimumImprovement", "initial"] as const;
  const options = expectOptions("train.earlyStopping", earlyStopping, names);
  const { patience, minimumImprovement = 0, initial = BEFORE_ALL, ...watch } = options;
  expectSize("train(earlyStopping.patience)", patience);
  expectNumber("train(earlyStopping.minimumImprovement)", minimumImprovement, { from: 0 });
  expectStopping("train(earlyStopping.initial)", initial);
  return { patience, minimumImprovement, initial, watched: watchedValue("earlyStopping", watch, given) };
};

const BEFORE_ALL: StoppingState = { best: undefined, state: undefined, waited: 0 };

/** Throws an ArgumentError unless an early stopping can be there. */
const expectStopping = (place: string, given: StoppingState): void => {
  const { best, state, waited } = expectOptions(place, given, ["best", "state", "waited"]);
  expectSize(`${place}, in its waited,`, waited, 0);
  expectArgument((best === undefined) === (state === undefined), {
    place,
    expected: "a best epoch and its state, or neither",
    received: given,
  });
  if (best === undefined) return;
  const { epoch, value } = expectOptions(`${place}, in its best`, best, ["epoch", "value"]);
  expectSize(`${place}, in its best: epoch`, epoch);
  expectNumber(`${place}, in its best: value`, value);
  expectState(`${place}, in its state`, state);
};

/** Keeps the state of the best epoch, and says when to stop. What is not finite is never an improvement. */
export const watchBest = (
  { state }: Pick<Training, "state">,
  { patience, minimumImprovement, watched, initial }: StoppingRule,
) => {
  const sign = watched.goal === "maximum" ? -1 : 1;
  let { best, state: kept, waited } = initial;
  let last: number | undefined;

  return {
    now: (): StoppingState => ({ best, state: kept, waited }),
    isOver: () => waited >= patience,
    /** Throws an ArgumentError if there were epochs, none of which had a value. */
    expectFound(): void {
      if (last !== undefined && best === undefined) throw watched.never(last);
    },
    /** Takes note of an epoch. */
    async see(epoch: number, validation: object): Promise<void> {
      const value = watched.of(validation);
      const limit = best === undefined ? Number.POSITIVE_INFINITY : sign * best.value - minimumImprovement;
      if (Number.isFinite(value) && sign * value < limit) {
        best = { epoch, value };
        kept = await state();
        waited = 0;
      } else {
        waited++;
      }
      last = value;
    },
  };
};
