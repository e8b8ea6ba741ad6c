import { coefficientsAt, fromElements, type GradientTransformation, referenceOps, type Vector } from "@gd/tensor";
import type { LineSearch } from "./line-search.js";
import { type Evaluation, evaluateObjective, type Objective } from "./objective.js";
import {
  createStopRules,
  type Progress,
  type Stop,
  type StopRules,
  stopNotFinite,
  stopSearching,
  stopUphill,
} from "./stop-rules.js";

/** Options of `minimizeSteps`. */
export interface MinimizeStepsOptions {
  /** Turns gradients into updates. It may bring a line search, as `lbfgs` does. */
  readonly optimizer: GradientTransformation & { readonly lineSearch?: LineSearch };
  /** Decides how far to go along each update. Default: the optimizer's own, if it has one. */
  readonly lineSearch?: LineSearch;
  /** When to stop. Default: at a gradient norm of at most 1e-6, or after 10,000 steps. */
  readonly stop?: StopRules;
}

/** A point on the way, with its value and ‖gradient‖₂. */
export interface MinimizeStep extends Progress {
  /** A copy of its own. */
  readonly point: Float64Array;
}

/**
 * `minimize` one point at a time: yields the start and the point after each step, and returns why it stopped. To pause,
 * simply do not ask for the next point.
 */
export function* minimizeSteps(
  objective: Objective,
  start: ArrayLike<number>,
  { optimizer, lineSearch = optimizer.lineSearch, stop = { gradientNorm: 1e-6 } }: MinimizeStepsOptions,
): Generator<MinimizeStep, Stop, void> {
  const reasonToStop = createStopRules(stop);
  const ops = referenceOps({ dtype: "float64" });
  let state = optimizer.initialize(ops, start.length);
  let here = evaluateObjective(objective, Float64Array.from(start), 0);
  let before: MinimizeStep | undefined;
  for (let step = 0; ; step++) {
    if (here.broken !== undefined) return stopNotFinite(here.broken, step);
    const now = {
      step,
      point: here.point.slice(),
      value: here.value,
      gradientNorm: Math.sqrt(dot(here.gradient, here.gradient)),
    };
    yield now;
    const reason = reasonToStop(now, before);
    if (reason !== undefined) return reason;

    const [parameters, gradient] = [vectorOf(here.point), vectorOf(here.gradient)];
    const coefficients = coefficientsAt(optimizer, ops, step);
    const { update, ...next } = optimizer.update({ ops, gradient, state, parameters, coefficients });
    state = next.state;
    const along = (length: number): Evaluation => {
      const point = ops.add(parameters, ops.multiply(update, length));
      return evaluateObjective(objective, Float64Array.from(point.data), step + 1);
    };
    if (lineSearch === undefined) here = along(1);
    else {
      const slope = dot(here.gradient, update.data);
      if (!(slope < 0)) return stopUphill(slope, now);
      const found = lineSearch.search({ length: 0, value: here.value, slope }, (length) => {
        const evaluation = along(length);
        const finite = evaluation.broken === undefined;
        return {
          evaluation,
          length,
          value: finite ? evaluation.value : Number.POSITIVE_INFINITY,
          slope: dot(evaluation.gradient, update.data),
        };
      });
      const moved = found?.evaluation.point.some((coordinate, i) => coordinate !== here.point[i]);
      if (found === undefined || !moved) return stopSearching(lineSearch.name, now);
      here = found.evaluation;
    }
    before = now;
  }
}

const vectorOf = (elements: Float64Array): Vector => fromElements(elements, [elements.length]);

const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
};
