import { expectNumber, expectOneOf, expectSize } from "@gd/tensor";

/** Options of `reduceOnPlateau`. */
export interface ReduceOnPlateauOptions {
  /** What the learning rate is multiplied by on a plateau. Default: 0.1. */
  readonly factor?: number;
  /** How many metrics in a row may fail to improve; one more reduces the rate. Default: 10. */
  readonly patience?: number;
  /** Whether the metric should fall, like a loss, or rise, like an accuracy. Default: "minimum". */
  readonly goal?: "minimum" | "maximum";
  /** A metric counts as an improvement if it beats the best one by more than this. Default: 0. */
  readonly minimumImprovement?: number;
  /** Whether `minimumImprovement` is a fraction of the best metric. Default: false. */
  readonly relative?: boolean;
  /** How many metrics after a reduction do not count towards the next. Default: 0. */
  readonly cooldown?: number;
  /** Lower bound of the overall factor. Default: 0. */
  readonly minimumFactor?: number;
}

/** What is remembered from metric to metric. */
export interface PlateauState {
  /** What to multiply the learning rate by. */
  readonly rateFactor: number;
  /** The best metric so far. */
  readonly best: number;
  /** How many metrics in a row have failed to improve. */
  readonly waited: number;
  /** How many of the next metrics do not count. */
  readonly cooling: number;
}

/** The rule that `reduceOnPlateau` makes: an initial state, and the next one for each metric. */
export interface ReduceOnPlateau {
  /** Before the first metric, with a factor of 1. */
  readonly initial: PlateauState;
  /** The state after one more metric, such as the validation loss of an epoch. */
  next(state: PlateauState, metric: number): PlateauState;
}

/**
 * Reduces the learning rate when a metric stops improving: after more than `patience` metrics in a row that do not
 * improve on the best one, rateFactor ← factor · rateFactor. A NaN never counts as an improvement.
 *
 * ```ts
 * const plateau = reduceOnPlateau({ factor: 0.5, patience: 2 });
 * let state = plateau.initial;
 * const optimizer = adam({ learningRate: () => 0.001 * state.rateFactor });
 * // after each epoch:
 * state = plateau.next(state, validationLoss);
 * ```
 *
 * Source  PyTorch's ReduceLROnPlateau, except that a relative improvement is one of |best|, so that it makes sense
 *         for negative metrics
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
  expectOneOf("reduceOnPlateau(goal)", goal, ["minimum", "maximum"]);
  expectNumber("reduceOnPlateau(factor)", factor, { above: 0, below: 1 });
  expectSize("reduceOnPlateau(patience)", patience, 0);
  expectNumber("reduceOnPlateau(minimumImprovement)", minimumImprovement, { from: 0 });
  expectSize("reduceOnPlateau(cooldown)", cooldown, 0);
  expectNumber("reduceOnPlateau(minimumFactor)", minimumFactor, { from: 0, to: 1 });
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
