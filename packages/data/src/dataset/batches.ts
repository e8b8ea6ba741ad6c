import type { DType, RandomStream, Shape } from "@gd/tensor";
import { DataError } from "../data-error.js";
import { drawPlaces } from "../draws/draw-places.js";
import { requireInteger } from "../require-integer.js";
import type { Dataset, Examples } from "./dataset.js";

/** Options of `batches`. */
export interface BatchOptions {
  /** Examples in a batch. */
  readonly batchSize: number;
  /** Shuffles the examples; without it they come in their order. */
  readonly random?: RandomStream;
  /** Draws each place from all examples, so that an example may come more than once. Needs `random`. */
  readonly replacement?: boolean;
  /** Leaves out the last batch where it is smaller than the others, as a layer such as batchNorm may need. */
  readonly dropLast?: boolean;
  /** Precision of the batches; float32 unless said otherwise. */
  readonly dtype?: DType;
}

/**
 * One epoch: each example once, in batches, of which the last may be smaller; or, with replacement, as many batches,
 * all of full size. With `dropLast` a smaller last batch is left out. The order is drawn when this is called, the
 * examples are copied when a batch is reached.
 *
 * Throws  DataError when the batch size is not an integer above 0, or replacement is asked for without random
 */
export const batches = <In extends Shape, Target extends Shape>(
  source: Dataset<In, Target>,
  options: BatchOptions,
): Generator<Examples<In, Target>, void> => {
  const { batchSize, dropLast = false, dtype = "float32" } = options;
  requireInteger(batchSize, { place: "batches", argument: "batchSize", least: 1, advice: "64 is a common choice" });
  const order = orderOf(source.size, options);
  const end = dropLast ? order.length - (order.length % batchSize) : order.length;
  return consecutive(source, order.subarray(0, end), batchSize, dtype);
};

const orderOf = (size: number, { batchSize, random, replacement = false }: BatchOptions): Uint32Array => {
  if (replacement) {
    if (random === undefined) {
      throw new DataError("batches", "random", "a random stream to draw with replacement", random, "pass one");
    }
    return drawPlaces(random, size, Math.ceil(size / batchSize) * batchSize, { replacement });
  }
  return random?.permutation(size) ?? Uint32Array.from({ length: size }, (_, place) => place);
};

function* consecutive<In extends Shape, Target extends Shape>(
  source: Dataset<In, Target>,
  order: Uint32Array,
  batchSize: number,
  dtype: DType,
): Generator<Examples<In, Target>, void> {
  for (let start = 0; start < order.length; start += batchSize) {
    yield source.examples(order.subarray(start, start + batchSize), dtype);
  }
}
