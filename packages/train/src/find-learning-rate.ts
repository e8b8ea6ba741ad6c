import type { Schedule } from "@gd/optim";
import { exp, type GradientTransformation, log, mapLeaves, type Parameters, type Shape } from "@gd/tensor";
import { expectExamples } from "./expect-examples.js";
import type { NoMetrics } from "./metric-for.js";
import { NotFiniteError } from "./not-finite-error.js";
import { type TrainOptions, train } from "./train.js";
import { TrainingArgumentError } from "./training-argument-error.js";
import { contextOf } from "./training-setup.js";
import { initializeTraining, type TrainingState } from "./training-state.js";

/** Options of `findLearningRate`: those of `train`, but for what happens from epoch to epoch. */
export interface FindLearningRateOptions<
  In extends Shape,
  Out extends Shape,
  Target extends Shape,
  P extends Parameters,
  S extends Parameters,
> extends Omit<
    TrainOptions<In, Out, Target, P, S, NoMetrics>,
    "optimizer" | "state" | "epochs" | "validation" | "metrics" | "earlyStopping" | "onPlateau"
  > {
  /** The optimizer for a learning rate: `(learningRate) => adam({ learningRate })`. */
  readonly optimizer: (learningRate: Schedule) => GradientTransformation;
  /** Where to start from, which stays as it is; fresh parameters unless given. */
  readonly state?: Pick<TrainingState<P, S>, "parameters" | "statistics">;
  /** The first rate; 1e-6 unless said otherwise. */
  readonly from?: number;
  /** The last rate; 10 unless said otherwise. */
  readonly to?: number;
  /** How many rates are tried, each in one step; 100 unless said otherwise. */
  readonly steps?: number;
}

/** A rate that was tried, and the loss after a step of it: of up to 1,000 examples, which are the same each time. */
export interface LearningRateTrial {
  readonly learningRate: number;
  readonly loss: number;
}

/** What a range test found. */
export interface LearningRateCurve {
  /** From the smallest rate to the largest, or to the one at which the loss diverges. */
  readonly curve: readonly LearningRateTrial[];
  /**
   * A tenth of the largest rate after which the loss is still below where it began: a good first guess, as training gets
   * out of hand about there. Undefined where the loss never falls.
   */
  readonly suggestion: number | undefined;
}

/** The losses of batches differ by more than most rates change them, so that the same examples are looked at each time. */
const PROBED = 1000;
/** A loss of so many times the least one does not come back. */
const DIVERGED = 4;

/**
 * A range test: trains with a rate that grows from step to step, by the same factor each time, until the loss diverges.
 * The loss hardly changes where the rate is too small, falls where it is right, and rises where it is too large: look at
 * the curve, or take the suggestion for a first guess.
 *
 * ```ts
 * const { suggestion } = await findLearningRate({ ...setup, optimizer: (learningRate) => adam({ learningRate }), data });
 * ```
 *
 * It trains parameters of its own: a state that it is given stays as it is.
 *
 * Throws  TrainingArgumentError unless 0 < from < to and steps is a whole number ≥ 2; what `train` throws, but for a
 *         NotFiniteError, which ends the test
 * Source  L. N. Smith, Cyclical Learning Rates for Training Neural Networks (2017), §3.3
 */
export const findLearningRate = async <
  In extends Shape,
  Out extends Shape,
  Target extends Shape,
  P extends Parameters,
  S extends Parameters,
>(
  options: FindLearningRateOptions<In, Out, Target, P, S>,
): Promise<LearningRateCurve> => {
  const { state, optimizer, from = 1e-6, to = 10, steps = 100, ...given } = options;
  expectRange(from, to, steps);
  expectExamples("findLearningRate(data)", given.data, given.model);
  const rateAt: Schedule = (step) => from * exp((log(to / from) * step) / (steps - 1));
  const setup = { ...given, optimizer: optimizer(rateAt) };
  const fresh = initializeTraining(setup, state?.parameters);
  const context = contextOf(setup);
  const { ops } = context;
  const start = { ...fresh, statistics: mapLeaves(state?.statistics ?? fresh.statistics, ops.variable) };
  const places = context.random.stream("probe").permutation(given.data.size).subarray(0, PROBED);
  const probe = given.data.examples(places, ops.dtype);
  const probed = ({ parameters, statistics }: TrainingState<P, S>): number =>
    ops.step(() => {
      const { output } = setup.model.forward(context, parameters, probe.input, statistics);
      return setup.loss.evaluate(context, output, probe.target).value;
    });

  const curve: LearningRateTrial[] = [];
  const before = probed(start);
  let least = before;
  try {
    // Each epoch has at least one step.
    for await (const event of train({ ...setup, state: start, epochs: steps })) {
      if (event.type !== "step") continue;
      const trial = { learningRate: rateAt(event.step), loss: probed(event.state) };
      if (!Number.isFinite(trial.loss)) break;
      curve.push(trial);
      least = Math.min(least, trial.loss);
      if (curve.length === steps || trial.loss > DIVERGED * least) break;
    }
  } catch (error) {
    if (!(error instanceof NotFiniteError)) throw error;
  }
  const last = curve.findLast(({ loss }) => loss < before);
  return { curve, suggestion: last && last.learningRate / 10 };
};

const expectRange = (from: number, to: number, steps: number): void => {
  const expect = (option: string, expected: string, received: number, holds: boolean): void => {
    if (holds) return;
    const advice = "The rates go up from `from` to `to`, such as 1e-6 to 10.";
    throw new TrainingArgumentError(`findLearningRate(${option})`, expected, received, advice);
  };
  expect("from", "a number above 0", from, from > 0 && from < Number.POSITIVE_INFINITY);
  expect("to", `a number above ${from}`, to, to > from && to < Number.POSITIVE_INFINITY);
  expect("steps", "a whole number ≥ 2", steps, Number.isInteger(steps) && steps >= 2);
};
