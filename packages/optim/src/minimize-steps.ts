import { fromElements, type GradientTransformation, referenceOps, ShapeError, type Vector } from "@gd/tensor";
import { createStopRules, formatSteps, type Progress, type Stop, type StopRules } from "./stop-rules.js";

/**
 * The function to minimize: its value at a point, and its gradient ∂value/∂point there. It is called once for each
 * point, in order, and gets a copy of the point.
 */
export type Objective = (
  point: Float64Array,
  step: number,
) => { readonly value: number; readonly gradient: ArrayLike<number> };

export interface MinimizeStepsOptions {
  readonly optimizer: GradientTransformation;
  /** A gradient norm of at most 1e-6, or 10,000 steps, unless said otherwise. */
  readonly stop?: StopRules;
}

/** A point on the way, with the value there and ‖gradient‖₂. */
export interface MinimizeStep extends Progress {
  readonly point: Float64Array;
}

/**
 * `minimize` one point at a time: yields the start and the point after each step, and returns why it stopped. Not to
 * ask for the next point is to pause.
 *
 * Throws  OptionError when a limit is negative or not finite; ShapeError when a gradient is not as long as the point
 */
export function* minimizeSteps(
  objective: Objective,
  start: ArrayLike<number>,
  { optimizer, stop = { gradientNorm: 1e-6 } }: MinimizeStepsOptions,
): Generator<MinimizeStep, Stop, void> {
  const reasonToStop = createStopRules(stop);
  const ops = referenceOps({ dtype: "float64" });
  let parameters: Vector = fromElements(Float64Array.from(start), [start.length]);
  let state = optimizer.initialize(ops, start.length);
  let before: MinimizeStep | undefined;
  for (let step = 0; ; step++) {
    const point = Float64Array.from(parameters.data);
    const brokenPoint = notFinite("point", point);
    if (brokenPoint !== undefined) return stopNotFinite(brokenPoint, step);

    const { value, gradient } = evaluate(objective, point, step);
    const broken = Number.isFinite(value) ? notFinite("gradient", gradient) : `the value is ${value}`;
    if (broken !== undefined) return stopNotFinite(broken, step);

    const now = { step, point, value, gradientNorm: Math.sqrt(gradient.reduce((sum, g) => sum + g * g, 0)) };
    yield now;
    const reason = reasonToStop(now, before);
    if (reason !== undefined) return reason;

    const next = optimizer.update({
      ops,
      gradient: fromElements(gradient, [gradient.length]),
      state,
      parameters,
      step,
    });
    state = next.state;
    parameters = ops.add(parameters, next.update);
    before = now;
  }
}

const evaluate = (objective: Objective, point: Float64Array, step: number) => {
  const { value, gradient } = objective(Float64Array.from(point), step);
  if (gradient.length !== point.length) {
    throw new ShapeError({
      place: `minimize, step ${step}`,
      role: "gradient",
      expected: [point.length],
      received: [gradient.length],
      advice: "the objective returns the derivative by each coordinate of the point",
    });
  }
  return { value, gradient: Float64Array.from(gradient) };
};

const notFinite = (what: string, vector: Float64Array): string | undefined => {
  const coordinate = vector.findIndex((element) => !Number.isFinite(element));
  return coordinate < 0 ? undefined : `coordinate ${coordinate} of the ${what} is ${vector[coordinate]}`;
};

const stopNotFinite = (broken: string, step: number): Stop => ({
  stoppedBy: "not-finite",
  reason: `${broken} after ${formatSteps(step)}: ${step === 0 ? "start elsewhere" : "a lower learning rate may help"}`,
});
