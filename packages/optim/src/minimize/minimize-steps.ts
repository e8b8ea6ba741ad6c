import {
  coefficientsAt,
  expectArgument,
  expectAttached,
  expectFunction,
  expectOptimizer,
  expectOptions,
  fromElements,
  type GradientTransformation,
  referenceOps,
  updateOf,
  type Vector,
} from "@gd/tensor";
import { expectLineSearch } from "./expect-line-search.js";
import { isNumberList } from "./is-number-list.js";
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
import { trialFound } from "./trial-found.js";

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
export const minimizeSteps = (
  objective: Objective,
  start: ArrayLike<number>,
  options: MinimizeStepsOptions,
): Generator<MinimizeStep, Stop, void> => descend("minimizeSteps", objective, start, options);

/** The same for a function of another name, which refuses wrong arguments at once. */
export const descend = (
  place: string,
  objective: Objective,
  start: ArrayLike<number>,
  options: MinimizeStepsOptions,
): Generator<MinimizeStep, Stop, void> => {
  const { optimizer, ...rest } = expectOptions(place, options, ["optimizer", "lineSearch", "stop"]);
  expectFunction(`${place}(objective)`, objective, "It returns { value, gradient } for a point.");
  expectArgument(isNumberList(start), {
    place: `${place}(start)`,
    expected: "a list of numbers",
    received: start,
    advice: "It has a number for each variable of the objective.",
  });
  expectAttached(`${place}(start)`, start);
  expectOptimizer(`${place}(optimizer)`, optimizer);
  const { lineSearch = optimizer.lineSearch, stop = { gradientNorm: 1e-6 } } = rest;
  if (lineSearch !== undefined) expectLineSearch(`${place}(lineSearch)`, lineSearch);
  const reasonToStop = createStopRules(place, stop);

  function* steps(): Generator<MinimizeStep, Stop, void> {
    const ops = referenceOps({ dtype: "float64" });
    let state = optimizer.initialize(ops, start.length);
    let here = evaluateObjective(place, objective, Float64Array.from(start), 0);
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
      const { update, ...next } = updateOf(optimizer, { ops, gradient, state, parameters, coefficients });
      state = next.state;
      const along = (length: number): Evaluation => {
        const point = ops.add(parameters, ops.multiply(update, length));
        return evaluateObjective(place, objective, Float64Array.from(point.data), step + 1);
      };
      if (lineSearch === undefined) here = along(1);
      else {
        const slope = dot(here.gradient, update.data);
        if (!(slope < 0)) return stopUphill(slope, now);
        const found = trialFound(lineSearch, { length: 0, value: here.value, slope }, (length) => {
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
  return steps();
};

const vectorOf = (elements: Float64Array): Vector => fromElements(elements, [elements.length]);

const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
};
