import { type AnyDataset, batches } from "@gd/data";
import {
  type Context,
  coefficientsAt,
  expectArgument,
  expectOptions,
  expectSize,
  type Interpreter,
  type Layer,
  type Parameters,
  type SynchronousInterpreter,
  settle,
  waitFor,
} from "@gd/tensor";
import { type AnswerFor, answerFor } from "../answer.js";
import { batchesAhead } from "../batches-ahead.js";
import { expectData } from "../expect/expect-data.js";
import { expectExamples } from "../expect/expect-examples.js";
import { expectMetrics } from "../expect/expect-metrics.js";
import { expectSetup } from "../expect/expect-setup.js";
import type { AnyLoss, DataFor, LossFor } from "../fit.js";
import type { OutputShape } from "../model-types.js";
import { penalize } from "../regularize/penalize.js";
import { forwardOf } from "../step/forward-of.js";
import { contextOf, interpreterOf, type TrainingSetup } from "../training-setup.js";
import type { ModelState } from "../training-state.js";
import { expectModelState } from "./expect-model-state.js";
import type { MetricResult, Metrics, NoMetrics } from "./metric-for.js";
import { readAll, startMetric } from "./start-metric.js";

/** The loss over a dataset, and each metric by its name. */
export type Evaluation<X = NoMetrics> = { readonly loss: number } & {
  readonly [Name in keyof X]: MetricResult<X[Name]>;
};

/** Options of `evaluate`. */
export interface EvaluateOptions<M extends Layer, D extends AnyDataset, X> {
  /** Metrics by name; the results have the same names. */
  readonly metrics?: (X & Metrics<OutputShape<M>, D["targetShape"]>) | undefined;
  /** Examples in a batch. It changes the results by no more than rounding. Default: 1,000. */
  readonly batchSize?: number;
}

/** A setup for evaluation, which needs no optimizer. */
export type EvaluationSetup<M extends Layer, L extends AnyLoss, I extends Interpreter> = Omit<
  TrainingSetup<M, L, I>,
  "optimizer"
>;

/**
 * The loss and metrics of a model over a dataset. Nothing is trained, and statistics are used but not updated.
 *
 * The loss, and metrics that are losses, are those of all examples at once: a mean in which each has the weight that the
 * loss gives it, or, for a loss that is a sum, the sum. A function is taken for the mean over the examples of a batch; other
 * metrics accumulate. The setup's regularization is part of the loss, once, as in training. Of an `AsyncDataset`, the
 * evaluation is promised, and each batch is asked for while the one before it is used.
 */
export const evaluate = <
  M extends Layer,
  L extends AnyLoss,
  D extends AnyDataset,
  X extends Metrics = NoMetrics,
  I extends Interpreter = SynchronousInterpreter,
>(
  setup: EvaluationSetup<M, L, I> & { readonly loss: LossFor<L, M, D["targetShape"]> },
  state: ModelState<M>,
  data: D & DataFor<M, D>,
  options?: EvaluateOptions<M, D, X>,
): AnswerFor<I, D, Evaluation<X>> => {
  expectSetup("evaluate", setup, ["loss"]);
  expectModelState("evaluate(state)", setup, state);
  const interpreter = interpreterOf(setup);
  const running = { interpreter, context: contextOf(setup), setup: setup as object as Evaluated };
  return answerFor(settle(evaluateModel<X>(running, state, data, options as object)));
};

type Evaluated = EvaluationSetup<Layer, AnyLoss, Interpreter>;

/** A model with all that it needs to run. */
export interface Running {
  readonly interpreter: Interpreter;
  readonly context: Context;
  readonly setup: Pick<Evaluated, "model" | "loss" | "regularization">;
}

/** The state that it runs in. Coefficients are those of the step. Default: 0. */
export interface RunState {
  readonly parameters: Parameters;
  readonly statistics: Parameters;
  readonly step?: number;
}

/** What errors call the data and the metrics. */
interface Places {
  readonly data: string;
  readonly metrics: string;
}

/** Evaluates a model, and waits where the memory of its interpreter is elsewhere. */
export function* evaluateModel<X>(
  { interpreter, context: { coefficients: _, ...outer }, setup }: Running,
  { parameters, statistics, step = 0 }: RunState,
  data: AnyDataset,
  options: { readonly metrics?: object | undefined; readonly batchSize?: number } = {},
  places: Places = { data: "evaluate(data)", metrics: "evaluate(metrics)" },
): Generator<unknown, Evaluation<X>, never> {
  const { model, loss, regularization } = setup;
  expectNoMetricIn(options);
  const { metrics, batchSize = 1000 } = expectOptions("evaluate", options, ["metrics", "batchSize"]);
  expectData(places.data, data, model);
  expectSize("evaluate(batchSize)", batchSize);
  if (metrics !== undefined) expectMetrics(places.metrics, metrics, setup);
  const { ops } = outer;
  const context = { ...outer, training: false };
  const named = Object.entries<Metrics[string] | AnyLoss>({ loss, ...metrics });
  const measures = named.map(([name, metric]) => {
    const place = `${places.metrics}: ${name}`;
    const isLoss = name === "loss";
    const coefficients = "evaluate" in metric ? coefficientsAt(metric, ops, step) : [];
    const path = isLoss ? context.path : [place];
    return [name, startMetric({ ...context, path, coefficients, trusted: isLoss }, place, metric)] as const;
  });
  const ahead = batchesAhead(batches(data, { batchSize, dtype: ops.dtype }));
  try {
    for (;;) {
      const { done, value: examples } = yield* waitFor(ahead.next());
      if (done) break;
      expectExamples(places.data, examples);
      const { input, target } = examples;
      loss.expectTarget?.(`${places.data} › ${loss.name}`, target as never, [input.shape[0], ...model.outputShape]);
      const measured = interpreter.step(() => {
        const ofModel = { ...context, coefficients: coefficientsAt(model, ops, step) };
        const { output } = forwardOf(model, ofModel, parameters, input, statistics);
        return measures.map(([, { measure }]) => measure(output, target));
      });
      const read = yield* readAll(interpreter, measured);
      measures.forEach(([, { add }], i) => void add(read[i]!, target, input.shape[0]));
    }
  } finally {
    const ending = ahead.end();
    if (ending !== undefined) yield ending;
  }
  const evaluation = Object.fromEntries(measures.map(([name, measure]) => [name, measure.result()])) as Evaluation<X>;
  if (regularization === undefined) return evaluation;
  const cost = interpreter.step(() => penalize(ops, regularization, parameters).value);
  const [penalty = Number.NaN] = yield* waitFor(interpreter.read(cost));
  return { ...evaluation, loss: evaluation.loss + penalty };
}

/** Throws an ArgumentError where a metric is an option itself, not one of `metrics`. */
const expectNoMetricIn = (options: object): void => {
  for (const [name, value] of Object.entries(Object(options))) {
    expectArgument(typeof value !== "function" || name === "metrics" || name === "batchSize", {
      place: "evaluate(options)",
      expected: "no option but metrics and batchSize",
      received: name,
      advice: `Pass { metrics: { ${name} } }.`,
    });
  }
};
