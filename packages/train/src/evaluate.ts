import { batches, type Dataset } from "@gd/data";
import type { Batch, Parameters, Shape, Tensor } from "@gd/tensor";
import type { Decided } from "./decided.js";
import { expectExamples } from "./expect-examples.js";
import { TrainingArgumentError } from "./training-argument-error.js";
import { contextOf, type TrainingSetup } from "./training-setup.js";
import type { TrainingState } from "./training-state.js";

/** A number that says how good outputs are, as a mean over the examples: `accuracy`. */
export type Metric<Output extends Tensor = Tensor, Target extends Tensor = Tensor> = (
  output: Output,
  target: Target,
) => number;

/** The loss over a dataset, and each metric under its name. */
export type Evaluation<Name extends string = never> = { readonly [N in Name | "loss"]: number };

export interface EvaluateOptions<Out extends Shape, Target extends Shape, Name extends string> {
  /** Metrics by the names under which they are returned. */
  readonly metrics?: { readonly [N in Name]: Metric<Batch<Decided<Out>>, Batch<Decided<Target>>> } | undefined;
  /**
   * Examples taken at once; 1,000 unless said otherwise. It does not change the result beyond rounding, as long as loss
   * and metrics are means over the batch.
   */
  readonly batchSize?: number;
}

/**
 * The loss and metrics of a model over a dataset, each the mean over its examples, in evaluation: nothing is trained,
 * statistics are used and not changed. They must be means over the batch themselves.
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
  Name extends string = never,
>(
  setup: Omit<TrainingSetup<In, Out, Target, P, S>, "optimizer">,
  { parameters, statistics }: Pick<TrainingState<P, S>, "parameters" | "statistics">,
  data: Dataset<Decided<In>, Target>,
  { metrics, batchSize = 1000 }: EvaluateOptions<Out, Target, Name> = {},
): Evaluation<Name> => {
  expectExamples("evaluate(data)", data, setup.model);
  if (metrics !== undefined && "loss" in metrics) {
    throw new TrainingArgumentError("evaluate(metrics)", "names other than loss", "loss", "The loss is always there.");
  }
  const context = { ...contextOf(setup), training: false };
  const measures: readonly (readonly [string, Metric<Batch<Out>, Batch<Target>>])[] = [
    ["loss", (output, target) => setup.loss.evaluate(context, output, target).value],
    ...Object.entries<Metric<Batch<Out>, Batch<Target>>>(metrics ?? {}),
  ];
  const totals = measures.map(() => 0);
  for (const { input, target } of batches(data, { batchSize, dtype: context.ops.dtype })) {
    context.ops.step(() => {
      const { output } = setup.model.forward(context, parameters, input, statistics);
      const share = input.shape[0] / data.size;
      measures.forEach(([, measure], i) => {
        totals[i] = totals[i]! + measure(output, target) * share;
      });
    });
  }
  return Object.fromEntries(measures.map(([name], i) => [name, totals[i]!])) as Evaluation<Name>;
};
