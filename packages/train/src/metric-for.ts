import type { Metric } from "@gd/losses";
import type { Batch, Shape, Tensor } from "@gd/tensor";
import type { Decided } from "./decided.js";
import type { LossFor } from "./training-setup.js";

/**
 * What `evaluate` and `train` take for a metric: one that is accumulated over batches, such as those of @gd/losses; a
 * loss; or a function of a batch. A function gives the mean over the examples of the batch.
 */
export type MetricFor<Output extends Tensor, Target extends Tensor> =
  | Pick<Metric<unknown>, "start">
  | LossFor<Output, Target>
  | ((output: Output, target: Target) => number);

/** Metrics by the names under which they are returned. */
export interface Metrics<Out extends Shape = Shape, Target extends Shape = Shape> {
  readonly [name: string]: MetricFor<Batch<Decided<Out>>, Batch<Decided<Target>>>;
}

/** No metrics besides the loss. */
export type NoMetrics = Readonly<Record<never, never>>;

/** What a metric comes to: a number, unless it says otherwise. */
export type MetricResult<M> = M extends Pick<Metric<infer Result>, "start"> ? Result : number;
