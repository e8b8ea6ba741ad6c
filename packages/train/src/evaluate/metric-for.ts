import type { Metric } from "@gd/losses";
import type { Batch, Coefficients, Context, EvaluatedLoss, Loss, Shape, Tensor } from "@gd/tensor";

/**
 * A metric for `evaluate` and `train`: one that accumulates over batches, such as those of @gd/losses; a loss; or a
 * function that returns the mean over the examples of a batch.
 */
export type MetricFor<Output extends Tensor = never, Target extends Tensor = never> =
  | Pick<Metric<unknown>, "start" | "weighted" | "thresholdFor">
  | (Coefficients & {
      readonly name: string;
      /** How the values of batches combine. Default: a mean. */
      readonly reduction?: Loss["reduction"];
      /** Whether targets carry the weights of their examples. Default: false. */
      readonly weighted?: Loss["weighted"];
      /** The value of a batch. A property, as the compiler does not compare the parameters of methods strictly. */
      readonly evaluate: (context: Context, output: Output, target: Target) => EvaluatedLoss;
    })
  | ((output: Output, target: Target) => number);

/** Metrics by name. */
export interface Metrics<Out extends Shape = never, Target extends Shape = never> {
  readonly [name: string]: MetricFor<Batch<Out>, Batch<Target>>;
}

/** No metrics besides the loss. */
export type NoMetrics = Readonly<Record<never, never>>;

/** The type of a metric's result: a number, unless the metric accumulates something else. */
export type MetricResult<M> = M extends Pick<Metric<infer Result>, "start"> ? Result : number;
