import {
  type DType,
  expectArgument,
  expectBoolean,
  expectOneOf,
  expectOptions,
  expectSize,
  type RandomStream,
  type Shape,
} from "@gd/tensor";
import { drawPlaces } from "../draws/draw-places.js";
import { expectDataset } from "../expect/expect-dataset.js";
import { expectOrder } from "../expect/expect-order.js";
import { expectRandomStream } from "../expect/expect-random-stream.js";
import type { AnyDataset, AsyncDataset, Dataset, Examples } from "./dataset.js";

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
  /** Batches to leave out at the beginning, as those of an epoch that was interrupted. Default: 0. */
  readonly skip?: number;
  /** Precision of the batches. Default: float32. */
  readonly dtype?: DType;
}

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
  expectDataset("batches(source)", source);
  const names = ["batchSize", "random", "replacement", "dropLast", "skip", "dtype"] as const;
  const {
    batchSize,
    random,
    replacement = false,
    dropLast = false,
    skip = 0,
    dtype = "float32",
  } = expectOptions("batches", options, names);
  expectSize("batches(batchSize)", batchSize);
  if (random !== undefined) expectRandomStream("batches(random)", random, "order");
  expectBoolean("batches(replacement)", replacement);
  expectBoolean("batches(dropLast)", dropLast);
  expectSize("batches(skip)", skip, 0);
  expectOneOf("batches(dtype)", dtype, ["float32", "float64"]);
  const order = orderOf(source, { batchSize, replacement, random });
  const end = dropLast ? order.length - (order.length % batchSize) : order.length;
  return consecutive(source, order.subarray(skip * batchSize, end), batchSize, dtype);
}

interface Order extends Required<Pick<BatchOptions, "batchSize" | "replacement">> {
  readonly random: RandomStream | undefined;
}

const orderOf = (source: AnyDataset, { batchSize, random, replacement }: Order): Uint32Array => {
  const { size } = source;
  if (replacement) {
    expectArgument(random !== undefined, {
      place: "batches(random)",
      expected: "a random stream to draw with replacement",
      received: random,
    });
    return drawPlaces(random, size, Math.ceil(size / batchSize) * batchSize, { replacement });
  }
  if (random === undefined) return Uint32Array.from({ length: size }, (_, place) => place);
  return source.order === undefined ? random.permutation(size) : expectOrder("batches(source).order", source, random);
};

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
