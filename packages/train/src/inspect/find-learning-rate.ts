import type { AnyDataset } from "@gd/data";
import type { Schedule } from "@gd/optim";
import {
  coefficientsAt,
  exp,
  expectFunction,
  expectNumber,
  expectOptions,
  type GradientTransformation,
  type Interpreter,
  type Layer,
  log,
  type SynchronousInterpreter,
  settle,
} from "@gd/tensor";
import { expectModelState } from "../evaluate/expect-model-state.js";
import type { NoMetrics } from "../evaluate/metric-for.js";
import { expectExamples } from "../expect/expect-examples.js";
import { expectTrainOptions } from "../expect/expect-train-options.js";
import type { AnyLoss, DataFor, LossFor } from "../fit.js";
import { costOf } from "../step/cost-of.js";
import { forwardOf } from "../step/forward-of.js";
import { train } from "../train.js";
import type { TrainOptions } from "../train-options.js";
import { createTraining } from "../training.js";
import { contextOf, interpreterOf } from "../training-setup.js";
import type { ModelState } from "../training-state.js";
import { NotFiniteError } from "./not-finite-error.js";

/** Options of `findLearningRate`: those of `train`, except for what happens between epochs. */
export interface FindLearningRateOptions<
  M extends Layer = Layer,
  L extends AnyLoss = AnyLoss,
  D extends AnyDataset = AnyDataset,
  I extends Interpreter = SynchronousInterpreter,
> extends Omit<
    TrainOptions<M, L, D, undefined, NoMetrics, I>,
    "optimizer" | "state" | "epochs" | "stepEvents" | "validation" | "metrics" | "earlyStopping" | "onPlateau"
  > {
  /** The optimizer for a learning rate: `(learningRate) => adam({ learningRate })`. */
  readonly optimizer: (learningRate: Schedule) => GradientTransformation;
  /** Parameters and statistics to start from. Default: fresh ones. */
  readonly state?: ModelState<M> | undefined;
  /** The first rate. Default: 1e-6. */
  readonly from?: number | undefined;
  /** The last rate. Default: 10. */
  readonly to?: number | undefined;
  /** Rates to try, each for one step. Default: 100. */
  readonly steps?: number | undefined;
}

/** A rate that was tried, and the loss after a step with it, over the same 1,000 examples each time. */
export interface LearningRateTrial {
  readonly learningRate: number;
  readonly loss: number;
}

/** The result of a range test. */
export interface LearningRateCurve {
  /** From the smallest rate to the largest, or to the one at which the loss diverges. */
  readonly curve: readonly LearningRateTrial[];
  /**
   * A tenth of the largest rate after which the loss is still below its start: a good first guess, as training becomes
   * unstable about there. Undefined if the loss never falls.
   */
  readonly suggestion: number | undefined;
}

/** The loss is always taken over the same examples: batches differ by more than most rates change a loss. */
const PROBED = 1000;
/** A loss of so many times the smallest one does not recover. */
const DIVERGED = 4;

/**
 * A range test: trains with a rate that grows by the same factor in each step, until the loss diverges. The loss hardly
 * changes where the rate is too small, falls where it is right, and rises where it is too large: look at the curve, or
 * begin with the suggestion.
 *
 * ```ts
 * const { suggestion } = await findLearningRate({ ...setup, optimizer: (learningRate) => adam({ learningRate }), data });
 * ```
 *
 * It trains a copy of the parameters: the state that it starts from does not change. A NotFiniteError ends the test.
 *
 * Source  L. N. Smith, Cyclical Learning Rates for Training Neural Networks (2017), §3.3
 */
export function findLearningRate<
  M extends Layer,
  L extends AnyLoss,
  D extends AnyDataset,
  I extends Interpreter = SynchronousInterpreter,
>(
  options: FindLearningRateOptions<M, L, D, I> & {
    readonly data: DataFor<M, D>;
    readonly loss: LossFor<L, M, D["targetShape"]>;
  },
): Promise<LearningRateCurve>;
// The sizes in the signature above are checked at run time.
export async function findLearningRate(options: FindLearningRateOptions): Promise<LearningRateCurve> {
  const {
    state,
    optimizer,
    from = 1e-6,
    to = 10,
    steps = 100,
    ...rest
  } = expectOptions("findLearningRate", options, NAMES);
  expectFunction(
    "findLearningRate(optimizer)",
    optimizer,
    "(learningRate) => adam({ learningRate }) is one, for example.",
  );
  expectNumber("findLearningRate(from)", from, { above: 0 }, RANGE);
  expectNumber("findLearningRate(to)", to, { above: from }, RANGE);
  expectNumber("findLearningRate(steps)", steps, { from: 2, whole: true });
  const rateAt: Schedule = (step) => from * exp((log(to / from) * step) / (steps - 1));
  const setup = { ...rest, optimizer: optimizer(rateAt) };
  await settle(expectTrainOptions("findLearningRate", setup));
  if (state !== undefined) expectModelState("findLearningRate(state)", setup, state);
  const context = contextOf(setup);
  const { model, loss } = setup;
  const interpreter = interpreterOf(setup);
  const { ops } = context;
  const { data } = rest;
  const random = context.random.stream("probe");
  const places = (data.order?.(random) ?? random.permutation(data.size)).subarray(0, PROBED);
  const probe = await data.examples(places, ops.dtype);
  expectExamples("findLearningRate(data)", probe);
  const probed = async ({ parameters, statistics }: ModelState): Promise<number> => {
    const value = interpreter.step(() => {
      const ofModel = { ...context, coefficients: coefficientsAt(model, ops, 0) };
      const { output } = forwardOf(model, ofModel, parameters, probe.input, statistics);
      const ofLoss = { ...context, coefficients: coefficientsAt(loss, ops, 0) };
      return costOf(loss, ofLoss, output, probe.target).value;
    });
    return (await interpreter.read(value))[0]!;
  };

  const { stepsPerUpdate = 1 } = setup.optimizer;
  const curve: LearningRateTrial[] = [];
  const { parameters, statistics } = state ?? (await createTraining(setup).state());
  // Nothing else of a state: steps count from 0, and the optimizer starts afresh.
  const start = { parameters, statistics };
  const before = await probed(start);
  let least = before;
  try {
    // Each epoch has at least one update.
    for await (const event of train({ ...setup, state: start, epochs: steps })) {
      if (event.type !== "step" || (event.step + 1) % stepsPerUpdate !== 0) continue;
      const trial = {
        learningRate: rateAt(Math.floor(event.step / stepsPerUpdate)),
        loss: await probed(await event.training.state()),
      };
      if (!Number.isFinite(trial.loss)) break;
      curve.push(trial);
      least = Math.min(least, trial.loss);
      // A loss may be below 0.
      if (curve.length === steps || trial.loss > least + (DIVERGED - 1) * Math.abs(least)) break;
    }
  } catch (error) {
    if (!(error instanceof NotFiniteError)) throw error;
  }
  const last = curve.findLast(({ loss }) => loss < before);
  return { curve, suggestion: last && last.learningRate / 10 };
}

const NAMES = [
  "model",
  "loss",
  "optimizer",
  "regularization",
  "norms",
  "interpreter",
  "seed",
  "observe",
  "data",
  "batchSize",
  "shuffle",
  "replacement",
  "dropLast",
  "state",
  "signal",
  "from",
  "to",
  "steps",
] as const;
const RANGE = "The rates go up from `from` to `to`, such as 1e-6 to 10.";
