import type { DType, Shape } from "@gd/tensor";
import type { BatchOptions } from "./batch-options.js";
import type { AnyDataset, AsyncDataset, Dataset, Examples } from "./dataset.js";
import { orderFor } from "./epoch-order.js";

/**
 * One epoch: each example once, in batches, of which the last may be smaller; or, with replacement, as many batches,
 * all of full size. The order is drawn when this is called; the examples of a batch are copied when it is reached. Those of
 * an `AsyncDataset` are promised: `for await (const { input, target } of batches(…))`.
 */
export function batches<In extends Shape, Target extends Shape>(
  source: Dataset<In, Target>,
  options: BatchOptions,
): Generator<Examples<In, Target>, void>;
/** One epoch of a dataset whose examples take a while. */
export function batches<In extends Shape, Target extends Shape>(
  source: AsyncDataset<In, Target>,
  options: BatchOptions,
): Generator<Promise<Examples<In, Target>>, void>;
/** One epoch of any dataset. */
export function batches(source: AnyDataset, options: BatchOptions): Generator<Examples | Promise<Examples>, void>;
export function batches(source: AnyDataset, options: BatchOptions): Generator<Examples | Promise<Examples>, void> {
  const order = orderFor("batches", source, options);
  return consecutive(source, order, options.batchSize, options.dtype ?? "float32");
}

function* consecutive(
  source: AnyDataset,
  order: Uint32Array,
  batchSize: number,
  dtype: DType,
): Generator<Examples | Promise<Examples>, void> {
  for (let start = 0; start < order.length; start += batchSize) {
    yield source.examples(order.subarray(start, start + batchSize), dtype);
  }
}
