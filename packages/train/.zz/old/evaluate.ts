import { batches, type Dataset } from "@gd/data";
import type { Batch, Parameters, Shape, Tensor } from "@gd/tensor";
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
  readonly metrics?: { readonly [N in Name]: Metric<Batch<Out>, Batch<Target>> };
  /** Examples taken at once; 1,000 unless said otherwise. It does not change the result beyond rounding. */
  readonly batchSize?: number;
}

/**
 * The mean loss and metrics of a model over a dataset, in evaluation: nothing is trained, statistics are used and not
 * changed.
 *
 * Throws  RangeError when the dataset is empty
 */
export const evaluate = <
  In extends Shape,
  Out extends Shape,
  Target extends Shape,
  P extends Parameters,
  S extends Parameters,
  Name extends string = never,
>(
  setup: TrainingSetup<In, Out, Target, P, S>,
  { parameters, statistics }: Pick<TrainingState<P, S>, "parameters" | "statistics">,
  data: Dataset<In, Target>,
  { metrics, batchSize = 1000 }: EvaluateOptions<Out, Target, Name> = {},
): Evaluation<Name> => {
  if (data.size === 0) throw new RangeError("evaluate: the dataset is empty; a mean needs at least one example");
  const context = { ...contextOf(setup), training: false };
  const measures: readonly (readonly [string, Metric<Batch<Out>, Batch<Target>>])[] = [
    ["loss", (output, target) => setup.loss.evaluate(context, output, target).value],
    ...Object.entries<Metric<Batch<Out>, Batch<Target>>>(metrics ?? {}),
  ];
  const totals = measures.map(() => 0);
  for (const { input, target } of batches(data, { batchSize, dtype: context.ops.dtype })) {
    const { output } = setup.model.forward(context, parameters, input, statistics);
    const share = input.shape[0] / data.size;
    measures.forEach(([, measure], i) => {
      totals[i] = totals[i]! + measure(output, target) * share;
    });
  }
  return Object.fromEntries(measures.map(([name], i) => [name, totals[i]!])) as Evaluation<Name>;
};
