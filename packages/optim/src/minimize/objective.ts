import { ArgumentError, ShapeError } from "@gd/tensor";
import { isNumberList } from "./is-number-list.js";

/**
 * The function to minimize: its value at a point, and its gradient ∂value/∂point there. It is called once for each
 * point, in order, with a copy of the point and the number of steps that led to it. A line search also calls it for each
 * point that it tries.
 */
export type Objective = (
  point: Float64Array,
  step: number,
) => { readonly value: number; readonly gradient: ArrayLike<number> };

/** An objective's value and gradient at a point. */
export interface Evaluation {
  readonly point: Float64Array;
  readonly value: number;
  readonly gradient: Float64Array;
  /** What is not finite, in words. */
  readonly broken: string | undefined;
}

/**
 * Evaluates the objective at a point; at a point that is not finite, the objective is not called.
 */
export const evaluateObjective = (
  place: string,
  objective: Objective,
  point: Float64Array,
  step: number,
): Evaluation => {
  const brokenPoint = notFinite("point", point);
  if (brokenPoint !== undefined) {
    return { point, value: Number.NaN, gradient: new Float64Array(point.length), broken: brokenPoint };
  }
  const { value, gradient } = expectEvaluation(place, objective(Float64Array.from(point), step));
  if (gradient.length !== point.length) {
    throw new ShapeError({
      place: `${place}, step ${step}`,
      role: "gradient",
      expected: [point.length],
      received: [gradient.length],
      advice: "the objective returns the derivative with respect to each coordinate of the point",
    });
  }
  const own = Float64Array.from(gradient);
  const broken = Number.isFinite(value) ? notFinite("gradient", own) : `the value is ${value}`;
  return { point, value, gradient: own, broken };
};

const expectEvaluation = (place: string, returned: ReturnType<Objective>): ReturnType<Objective> => {
  const { value, gradient } = Object(returned);
  if (typeof value === "number" && isNumberList(gradient)) return returned;
  const isPromise = returned instanceof Promise;
  throw new ArgumentError({
    place: `${place}(objective), of what that returns,`,
    expected: "{ value, gradient } with a number and a list of numbers",
    received: returned,
    advice: isPromise ? "Nothing waits for a promise: compute value and gradient at once." : undefined,
  });
};

const notFinite = (what: string, vector: Float64Array): string | undefined => {
  const coordinate = vector.findIndex((element) => !Number.isFinite(element));
  return coordinate < 0 ? undefined : `coordinate ${coordinate} of the ${what} is ${vector[coordinate]}`;
};
