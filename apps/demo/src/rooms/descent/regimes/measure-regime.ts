import type { RegressionBowl } from "@gd/experiments";
import { minimizeSteps, momentum, type Objective } from "@gd/optim";

/** How a descent with momentum goes. */
export type RegimeName = "straight" | "swinging" | "slow" | "diverging";

export interface Regime {
  readonly name: RegimeName;
  /** Iterations until the cost was within 1 of the lowest, or until it was given up. */
  readonly iterations: number;
}

/** A learning rate with a momentum. */
export interface RateAndMomentum {
  readonly learningRate: number;
  readonly momentum: number;
}

/** How many rows the gradient is the mean of. */
const ROWS = 10_000;
const MOST_ITERATIONS = 400;
/** The cost is at the bottom when it is this close to the lowest. */
const ARRIVED = 1;
/** It diverges when the cost has grown by this factor. */
const FAR = 1000;
/** It swings when this share of its iterations raises the cost or turns back. */
const OFTEN = 0.2;

/** Takes the descent by the mean gradient of all rows, from rest and weights of 0, and looks how it goes. */
export const measureRegime = (bowl: RegressionBowl, rule: RateAndMomentum): Regime => {
  const start = new Float64Array(bowl.bottom.length);
  const steps = minimizeSteps(objectiveOf(bowl), start, {
    optimizer: momentum({ ...rule, form: "rate-inside" }),
    stop: { maximumSteps: MOST_ITERATIONS },
  });
  let first = Number.NaN;
  let before = Number.NaN;
  let swings = 0;
  let place: readonly number[] = [];
  let move: readonly number[] = [];
  let iterations = 0;
  for (const { step, value, point } of steps) {
    iterations = step;
    if (step === 0) first = value;
    if (!(value <= FAR * first)) return { name: "diverging", iterations };
    const now = [...point];
    const moved = now.map((weight, i) => weight - (place[i] ?? weight));
    const turnsBack = moved.reduce((sum, part, i) => sum + part * (move[i] ?? 0), 0) < 0;
    if (value > before || turnsBack) swings++;
    if (value - bowl.lowest <= ARRIVED) {
      return { name: swings > OFTEN * step ? "swinging" : "straight", iterations };
    }
    [before, place, move] = [value, now, moved];
  }
  // Where numbers have grown out of the floating-point range, the steps end early.
  return { name: before > first || iterations < MOST_ITERATIONS ? "diverging" : "slow", iterations };
};

/** The cost, and the mean gradient of all rows. */
const objectiveOf =
  ({ bottom, lowest, curvature }: RegressionBowl): Objective =>
  (point) => {
    const away = bottom.map((weight, i) => point[i]! - weight);
    const pull = curvature.map((row) => row.reduce((sum, element, i) => sum + element * away[i]!, 0));
    return {
      value: lowest + away.reduce((sum, part, i) => sum + part * pull[i]!, 0) / 2,
      gradient: pull.map((part) => part / ROWS),
    };
  };
