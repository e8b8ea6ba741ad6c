import type { Metric } from "@gd/losses";
import type { Batch, Coefficients, Context, EvaluatedLoss, Shape, Tensor } from "@gd/tensor";

/** A loss that accepts this output and this target, whose parameters are compared strictly. */
interface MetricLoss<Output extends Tensor, Target extends Tensor> extends Coefficients {
  readonly name: string;
  readonly evaluate: (context: Context, output: Output, target: Target) => EvaluatedLoss;
}

/**
 * What `evaluate` and `train` take for a metric: one that is accumulated over batches, such as those of @gd/losses; a
 * loss; or a function of a batch. A function gives the mean over the examples of the batch.
 */
export type MetricFor<Output extends Tensor = never, Target extends Tensor = never> =
  | Pick<Metric<unknown>, "start">
  | MetricLoss<Output, Target>
  | ((output: Output, target: Target) => number);

/** Metrics by the names under which they are returned. */
export interface Metrics<Out extends Shape = never, Target extends Shape = never> {
  readonly [name: string]: MetricFor<Batch<Out>, Batch<Target>>;
}

/** No metrics besides the loss. */
export type NoMetrics = Readonly<Record<never, never>>;

/** The value of a metric: a number, unless it says otherwise. */
export type MetricResult<M> = M extends Pick<Metric<infer Result>, "start"> ? Result : number;
