import { expectNumber, expectOneOf, expectSize } from "@gd/tensor";
import type { Training } from "../training.js";
import type { TrainingState } from "../training-state.js";
import { watchedNumber } from "./watched-metric.js";

/** When training ends because it has stopped getting better. */
export interface EarlyStopping<Metric extends string = string> {
  /** The training ends after so many epochs in a row that bring nothing better. */
  readonly patience: number;
  /** What is watched: the name of a metric that is a number. Default: `loss`, that of the validation. */
  readonly metric?: Metric;
  /** Whether that is to fall or to rise: "minimum" for the loss; to be said for a metric. */
  readonly goal?: "minimum" | "maximum";
  /** An epoch must be better than the best one by more than this. Default: 0. */
  readonly minimumImprovement?: number;
}

/** The epoch whose parameters are given back. */
export interface BestEpoch {
  readonly epoch: number;
  /** Of what is watched. */
  readonly value: number;
}

/** Keeps the state of the best epoch, and says when to stop. A NaN is not better than anything. */
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
    /** Takes note of the end of an epoch. Returns whether to stop. */
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
