import { expectArgument, expectBoolean, expectNumber, expectOneOf, expectOptions, expectSize } from "@gd/tensor";

/** Options of `reduceOnPlateau`. */
export interface ReduceOnPlateauOptions {
  /** What the learning rate is multiplied by on a plateau. Default: 0.1. */
  readonly factor?: number;
  /** How many metrics in a row may fail to improve; one more reduces the rate. Default: 10. */
  readonly patience?: number;
  /**
   * Whether the metric should fall, like a loss, or rise, like an accuracy. Default: what `next` is told, as it is in
   * `train`, which knows where the metrics of @gd/losses go; else "minimum".
   */
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
  /** The best metric so far; infinite before there is one. */
  readonly best: number;
  /** How many metrics in a row have failed to improve. */
  readonly waited: number;
  /** How many of the next metrics do not count. */
  readonly cooling: number;
}

/** The rule that `reduceOnPlateau` makes: an initial state, and the next one for each metric. */
export interface ReduceOnPlateau {
  /** Whether the metric should fall or rise, if the options say so. */
  readonly goal: "minimum" | "maximum" | undefined;
  /** Before the first metric, with a factor of 1. */
  readonly initial: PlateauState;
  /**
   * The state after one more metric, such as the validation loss of an epoch.
   *
   * @param goal whether the metric should fall or rise, where the options do not say so. Default: "minimum".
   */
  next(state: PlateauState, metric: number, goal?: "minimum" | "maximum"): PlateauState;
}

/**
 * Reduces the learning rate when a metric stops improving: after more than `patience` metrics in a row that do not
 * improve on the best one, rateFactor ← factor · rateFactor. What is not finite never counts as an improvement.
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
export const reduceOnPlateau = (options: ReduceOnPlateauOptions = {}): ReduceOnPlateau => {
  const names = ["factor", "patience", "goal", "minimumImprovement", "relative", "cooldown", "minimumFactor"] as const;
  const { goal, ...rest } = expectOptions("reduceOnPlateau", options, names);
  const { factor = 0.1, patience = 10, minimumImprovement = 0, relative = false } = rest;
  const { cooldown = 0, minimumFactor = 0 } = rest;
  if (goal !== undefined) expectOneOf("reduceOnPlateau(goal)", goal, GOALS);
  expectNumber("reduceOnPlateau(factor)", factor, { above: 0, below: 1 });
  expectSize("reduceOnPlateau(patience)", patience, 0);
  expectNumber("reduceOnPlateau(minimumImprovement)", minimumImprovement, { from: 0 });
  expectBoolean("reduceOnPlateau(relative)", relative);
  expectSize("reduceOnPlateau(cooldown)", cooldown, 0);
  expectNumber("reduceOnPlateau(minimumFactor)", minimumFactor, { from: 0, to: 1 });
  const improves = (metric: number, best: number, sign: 1 | -1): boolean => {
    if (!Number.isFinite(metric)) return false;
    // An infinite best stands for none.
    if (!Number.isFinite(best)) return true;
    return sign * metric < sign * best - minimumImprovement * (relative ? Math.abs(best) : 1);
  };

  return {
    goal,
    initial: { rateFactor: 1, best: Infinity, waited: 0, cooling: 0 },
    next(state, metric, toldGoal = "minimum") {
      expectState(state);
      expectArgument(typeof metric === "number", {
        place: "reduceOnPlateau.next(metric)",
        expected: "a number",
        received: metric,
      });
      expectOneOf("reduceOnPlateau.next(goal)", toldGoal, GOALS);
      const { rateFactor, best, waited, cooling } = state;
      const better = improves(metric, best, (goal ?? toldGoal) === "minimum" ? 1 : -1);
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

const GOALS = ["minimum", "maximum"] as const;

const expectState = (state: PlateauState): void => {
  const { rateFactor, best, waited, cooling } = Object(state);
  expectArgument(
    [rateFactor, best, waited, cooling].every((part) => typeof part === "number"),
    {
      place: "reduceOnPlateau.next(state)",
      expected: "{ rateFactor, best, waited, cooling } with numbers",
      received: state,
      advice: "`initial` is the first one.",
    },
  );
};
