import { expectNumber, expectOneOf, expectSize } from "@gd/tensor";
import type { Training } from "../training.js";
import type { TrainingState } from "../training-state.js";
import { watchedNumber } from "./watched-metric.js";

/** When to end a training that no longer improves. */
export interface EarlyStopping<Metric extends string = string> {
  /** Ends the training after this many epochs in a row without an improvement. */
  readonly patience: number;
  /** The name of the metric to watch, which is a number. Default: `loss`, that of the validation. */
  readonly metric?: Metric;
  /** Whether it should fall or rise. Default for the loss: "minimum". A metric has no default. */
  readonly goal?: "minimum" | "maximum";
  /** An improvement is larger than this. Default: 0. */
  readonly minimumImprovement?: number;
}

/** The epoch whose state is returned. */
export interface BestEpoch {
  readonly epoch: number;
  /** Of the watched metric. */
  readonly value: number;
}

/** Keeps the state of the best epoch, and says when to stop. NaN is never an improvement. */
export const watchBest = (
  { state }: Pick<Training, "state">,
  { patience, metric = "loss", goal, minimumImprovement = 0 }: EarlyStopping,
) => {
  expectSize("train(earlyStopping.patience)", patience);
  expectNumber("train(earlyStopping.minimumImprovement)", minimumImprovement, { from: 0 });
  if (goal !== undefined || metric !== "loss") {
    const place = `train(earlyStopping.goal), for ${metric},`;
    expectOneOf(place, goal, ["minimum", "maximum"]);
  }
  const sign = goal === "maximum" ? -1 : 1;
  let best: BestEpoch | undefined;
  let kept: TrainingState | undefined;
  let waited = 0;

  return {
    epoch: () => best,
    state: () => kept,
    /** Takes note of an epoch. Returns whether to stop. */
    async see(epoch: number, validation: object): Promise<boolean> {
      const value = watchedNumber("train(earlyStopping.metric)", metric, validation);
      const limit = best === undefined ? Number.POSITIVE_INFINITY : sign * best.value - minimumImprovement;
      if (sign * value < limit) {
        best = { epoch, value };
        kept = await state();
        waited = 0;
      } else {
        waited++;
      }
      return waited >= patience;
    },
  };
};
