import { batches, type Dataset } from "@gd/data";
import {
  type Answer,
  ArgumentError,
  type Context,
  coefficientsAt,
  type Interpreter,
  type Layer,
  type Parameters,
  type SynchronousInterpreter,
  settle,
  waitFor,
} from "@gd/tensor";
import { answer } from "../answer.js";
import { expectExamples } from "../expect-examples.js";
import type { AnyLoss, DataFor, LossFor } from "../fit.js";
import type { OutputShape } from "../model-types.js";
import { penalize } from "../regularize/penalize.js";
import { expectStored } from "../step/tensors-like.js";
import { contextOf, interpreterOf, type TrainingSetup } from "../training-setup.js";
import type { ModelState } from "../training-state.js";
import type { MetricResult, Metrics, NoMetrics } from "./metric-for.js";
import { readAll, startMetric } from "./start-metric.js";

/** The loss over a dataset, and each metric under its name. */
export type Evaluation<X = NoMetrics> = { readonly loss: number } & {
  readonly [Name in keyof X]: MetricResult<X[Name]>;
};

/** Options of `evaluate`. */
export interface EvaluateOptions<M extends Layer, D extends Dataset, X> {
  /** Metrics by the names under which they are returned. */
  readonly metrics?: (X & Metrics<OutputShape<M>, D["targetShape"]>) | undefined;
  /** Examples taken at once. It does not change the result beyond rounding. Default: 1,000. */
  readonly batchSize?: number;
}

/** The setup of a model that is only evaluated. */
export type EvaluationSetup<M extends Layer, L extends AnyLoss, I extends Interpreter> = Omit<
  TrainingSetup<M, L, I>,
  "optimizer"
>;

/**
 * The loss and metrics of a model over a dataset, in evaluation: nothing is trained, statistics are used and not changed.
 * The loss is the mean over all examples, as are metrics that are losses or functions of a batch; of others, what they
 * accumulate. A loss that is a sum over the batch gives the mean of the batches' sums. What the parameters cost by the
 * setup's regularization is part of the loss, as in training.
 */
export const evaluate = <
  M extends Layer,
  L extends AnyLoss,
  D extends Dataset,
  X extends Metrics = NoMetrics,
  I extends Interpreter = SynchronousInterpreter,
>(
  setup: EvaluationSetup<M, L, I> & { readonly loss: LossFor<L, M, D["targetShape"]> },
  state: ModelState<M>,
  data: D & DataFor<M, D>,
  options?: EvaluateOptions<M, D, X>,
): Answer<I, Evaluation<X>> => {
  const { parameters, statistics } = state;
  expectStored("evaluate(state)", { parameters, statistics });
  const interpreter = interpreterOf(setup);
  const running = { interpreter, context: contextOf(setup), setup: setup as object as Evaluated };
  return answer(settle(evaluateModel<X>(running, state, data, options as object)));
};

type Evaluated = EvaluationSetup<Layer, AnyLoss, Interpreter>;

/** A model that runs. */
export interface Running {
  readonly interpreter: Interpreter;
  readonly context: Context;
  readonly setup: Pick<Evaluated, "model" | "loss" | "regularization">;
}

/** What it runs with; coefficients are those of the step. */
export interface RunState {
  readonly parameters: Parameters;
  readonly statistics: Parameters;
  readonly step?: number;
}

/** The evaluation of a model, which waits where the memory of its interpreter is elsewhere. */
export function* evaluateModel<X>(
  { interpreter, context: { coefficients: _, ...outer }, setup }: Running,
  { parameters, statistics, step = 0 }: RunState,
  data: Dataset,
  { metrics, batchSize = 1000 }: { readonly metrics?: object | undefined; readonly batchSize?: number } = {},
): Generator<unknown, Evaluation<X>, never> {
  const { model, loss, regularization } = setup;
  expectExamples("evaluate(data)", data, model);
  if (metrics !== undefined && "loss" in metrics) {
    throw new ArgumentError({
      place: "evaluate(metrics)",
      expected: "names other than loss",
      received: "loss",
      advice: "The loss is always there.",
    });
  }
  const { ops } = outer;
  const context = { ...outer, training: false };
  const named = Object.entries<Metrics[string] | AnyLoss>({ loss, ...metrics });
  const measures = named.map(([name, metric]) => {
    const coefficients = "evaluate" in metric ? coefficientsAt(metric, ops, step) : [];
    return [name, startMetric({ ...context, coefficients, trusted: name === "loss" }, metric)] as const;
  });
  for (const { input, target } of batches(data, { batchSize, dtype: ops.dtype })) {
    loss.expectTarget?.(`evaluate(data) › ${loss.name}`, target as never, [input.shape[0], ...model.outputShape]);
    const measured = interpreter.step(() => {
      const ofModel = { ...context, coefficients: coefficientsAt(model, ops, step) };
      const { output } = model.forward(ofModel, parameters, input, statistics);
      return measures.map(([, { measure }]) => measure(output, target));
    });
    const read = yield* readAll(interpreter, measured);
    measures.forEach(([, { add }], i) => void add(read[i]!, target, input.shape[0]));
  }
  const evaluation = Object.fromEntries(measures.map(([name, measure]) => [name, measure.result()])) as Evaluation<X>;
  if (regularization === undefined) return evaluation;
  const cost = interpreter.step(() => penalize(ops, regularization, parameters).value);
  const [penalty = Number.NaN] = yield* waitFor(interpreter.read(cost));
  return { ...evaluation, loss: evaluation.loss + penalty };
}
