import { batches, type Dataset } from "@gd/data";
import type { Parameters, Shape } from "@gd/tensor";
import type { Decided } from "./decided.js";
import { expectExamples } from "./expect-examples.js";
import type { MetricResult, Metrics, NoMetrics } from "./metric-for.js";
import { penalize } from "./penalize.js";
import { startMetric } from "./start-metric.js";
import { TrainingArgumentError } from "./training-argument-error.js";
import { contextOf, type TrainingSetup } from "./training-setup.js";
import type { TrainingState } from "./training-state.js";

/** The loss over a dataset, and each metric under its name. */
export type Evaluation<M = NoMetrics> = { readonly loss: number } & {
  readonly [Name in keyof M]: MetricResult<M[Name]>;
};

/** Options of `evaluate`. */
export interface EvaluateOptions<Out extends Shape, Target extends Shape, M> {
  /** Metrics by the names under which they are returned. */
  readonly metrics?: (M & Metrics<Out, Target>) | undefined;
  /** Examples taken at once; 1,000 unless said otherwise. It does not change the result beyond rounding. */
  readonly batchSize?: number;
}

/**
 * The loss and metrics of a model over a dataset, in evaluation: nothing is trained, statistics are used and not changed.
 * The loss is the mean over all examples, as are metrics that are losses or functions of a batch; of others, what they
 * accumulate. A loss that is a sum over the batch gives the mean of the batches' sums. What the parameters cost by the
 * setup's regularization is part of the loss, as in training.
 *
 * Throws  TrainingArgumentError when the dataset is empty, or a metric is called loss; DataError when the batch size is not a whole number above 0;
 *         ShapeError
 */
export const evaluate = <
  In extends Shape,
  Out extends Shape,
  Target extends Shape,
  P extends Parameters,
  S extends Parameters,
  M extends Metrics<Out, Target> = NoMetrics,
>(
  setup: Omit<TrainingSetup<In, Out, Target, P, S>, "optimizer">,
  { parameters, statistics }: Pick<TrainingState<P, S>, "parameters" | "statistics">,
  data: Dataset<Decided<In>, Target>,
  { metrics, batchSize = 1000 }: EvaluateOptions<Out, Target, M> = {},
): Evaluation<M> => {
  expectExamples("evaluate(data)", data, setup.model);
  if (metrics !== undefined && "loss" in metrics) {
    throw new TrainingArgumentError("evaluate(metrics)", "names other than loss", "loss", "The loss is always there.");
  }
  const context = { ...contextOf(setup), training: false };
  const measures = Object.entries<Metrics<Out, Target>[string]>({ loss: setup.loss, ...metrics }).map(
    ([name, metric]) => [name, startMetric(context, metric)] as const,
  );
  for (const { input, target } of batches(data, { batchSize, dtype: context.ops.dtype })) {
    context.ops.step(() => {
      const { output } = setup.model.forward(context, parameters, input, statistics);
      for (const [, measure] of measures) measure.add(output, target);
    });
  }
  const evaluation = Object.fromEntries(measures.map(([name, measure]) => [name, measure.result()])) as Evaluation<M>;
  const { regularization } = setup;
  if (regularization === undefined) return evaluation;
  const penalty = context.ops.step(() => context.ops.item(penalize(context.ops, regularization, parameters).value));
  return { ...evaluation, loss: evaluation.loss + penalty };
};
