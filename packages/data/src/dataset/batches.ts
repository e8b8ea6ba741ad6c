import { type DType, expectArgument, expectSize, type RandomStream, type Shape } from "@gd/tensor";
import { drawPlaces } from "../draws/draw-places.js";
import type { Dataset, Examples } from "./dataset.js";

/** Options of `batches`. */
export interface BatchOptions {
  /** The number of examples in a batch. */
  readonly batchSize: number;
  /** Shuffles the examples. Default: they come in their own order. */
  readonly random?: RandomStream;
  /** Draws each example from all of them, so that one may come more than once. Needs `random`. Default: false. */
  readonly replacement?: boolean;
  /** Leaves out the last batch if it is smaller than the others, as a layer such as batchNorm may need. Default: false. */
  readonly dropLast?: boolean;
  /** Precision of the batches. Default: float32. */
  readonly dtype?: DType;
}

/**
 * One epoch: each example once, in batches, of which the last may be smaller; or, with replacement, as many batches,
 * all of full size. The order is drawn when this is called; the examples of a batch are copied when it is reached.
 */
export const batches = <In extends Shape, Target extends Shape>(
  source: Dataset<In, Target>,
  options: BatchOptions,
): Generator<Examples<In, Target>, void> => {
  const { batchSize, dropLast = false, dtype = "float32" } = options;
  expectSize("batches(batchSize)", batchSize);
  const order = orderOf(source.size, options);
  const end = dropLast ? order.length - (order.length % batchSize) : order.length;
  return consecutive(source, order.subarray(0, end), batchSize, dtype);
};

const orderOf = (size: number, { batchSize, random, replacement = false }: BatchOptions): Uint32Array => {
  if (replacement) {
    expectArgument(random !== undefined, {
      place: "batches(random)",
      expected: "a random stream to draw with replacement",
      received: random,
    });
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
