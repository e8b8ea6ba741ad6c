import { expectOption } from "../expect-option.js";
import { OptionError } from "../option-error.js";

/** Options of `reduceOnPlateau`. */
export interface ReduceOnPlateauOptions {
  /** What the learning rate is multiplied by on a plateau; 0.1 unless said otherwise. */
  readonly factor?: number;
  /** How many metrics in a row may bring nothing better; the next such one reduces the rate. 10 unless said otherwise. */
  readonly patience?: number;
  /** Whether the metric is to fall, as a loss, or to rise, as an accuracy; "minimum" unless said otherwise. */
  readonly goal?: "minimum" | "maximum";
  /** A metric must be better than the best one by more than this; 0 unless said otherwise. */
  readonly minimumImprovement?: number;
  /** Whether `minimumImprovement` is a share of the best metric; it is not unless said otherwise. */
  readonly relative?: boolean;
  /** How many metrics after a reduction are not held against the rate; 0 unless said otherwise. */
  readonly cooldown?: number;
  /** The rate is never multiplied by less than this in all; 0 unless said otherwise. */
  readonly minimumFactor?: number;
}

/** What is remembered from metric to metric: numbers, of which each state is made anew. */
export interface PlateauState {
  /** What the learning rate is to be multiplied by now. */
  readonly rateFactor: number;
  /** The best metric so far. */
  readonly best: number;
  /** How many metrics in a row brought nothing better. */
  readonly waited: number;
  /** How many metrics to come are not held against the rate. */
  readonly cooling: number;
}

/** How a learning rate falls on plateaus, as `reduceOnPlateau` makes it. */
export interface ReduceOnPlateau {
  /** Before the first metric: a factor of 1. */
  readonly initial: PlateauState;
  /** The state after one more metric, such as the validation loss of an epoch. */
  next(state: PlateauState, metric: number): PlateauState;
}

/**
 * Reduces the learning rate when a metric has stopped improving: where more than `patience` metrics in a row are no
 * better than the best one, rateFactor ← factor · rateFactor. A NaN is not better than anything.
 *
 * ```ts
 * const plateau = reduceOnPlateau({ factor: 0.5, patience: 2 });
 * let state = plateau.initial;
 * const optimizer = adam({ learningRate: () => 0.001 * state.rateFactor });
 * // after each epoch:
 * state = plateau.next(state, validationLoss);
 * ```
 *
 * Throws  OptionError when factor is not above 0 and below 1, minimumFactor not from 0 to 1, patience or cooldown not a
 *         whole number ≥ 0, or minimumImprovement negative or not finite
 * Source  PyTorch's ReduceLROnPlateau, of which this has the meaning, but that a relative improvement is one of |best|: it
 *         makes sense below 0, too
 */
export const reduceOnPlateau = ({
  factor = 0.1,
  patience = 10,
  goal = "minimum",
  minimumImprovement = 0,
  relative = false,
  cooldown = 0,
  minimumFactor = 0,
}: ReduceOnPlateauOptions = {}): ReduceOnPlateau => {
  if (goal !== "minimum" && goal !== "maximum")
    throw new OptionError("reduceOnPlateau", "goal", '"minimum" or "maximum"', goal);
  expectOption("reduceOnPlateau", "factor", "a number above 0 and below 1", factor);
  expectOption("reduceOnPlateau", "patience", "a whole number ≥ 0", patience);
  expectOption("reduceOnPlateau", "minimumImprovement", "a finite number ≥ 0", minimumImprovement);
  expectOption("reduceOnPlateau", "cooldown", "a whole number ≥ 0", cooldown);
  expectOption("reduceOnPlateau", "minimumFactor", "a number from 0 to 1", minimumFactor);
  const sign = goal === "minimum" ? 1 : -1;
  const none = sign * Number.POSITIVE_INFINITY;
  const improves = (metric: number, best: number): boolean => {
    const margin = best === none ? 0 : minimumImprovement * (relative ? Math.abs(best) : 1);
    return sign * metric < sign * best - margin;
  };

  return {
    initial: { rateFactor: 1, best: none, waited: 0, cooling: 0 },
    next({ rateFactor, best, waited, cooling }, metric) {
      const better = improves(metric, best);
      const now = {
        rateFactor,
        best: better ? metric : best,
        waited: better || cooling > 0 ? 0 : waited + 1,
        cooling: Math.max(cooling - 1, 0),
      };
      if (now.waited <= patience) return now;
      return { ...now, rateFactor: Math.max(rateFactor * factor, minimumFactor), waited: 0, cooling: cooldown };
    },
  };
};
