import { expectArgument, expectBoolean, expectOneOf, expectOptions, expectSize, type RandomStream } from "@gd/tensor";
import { drawPlaces } from "../draws/draw-places.js";
import { expectDataset } from "../expect/expect-dataset.js";
import { expectOrder } from "../expect/expect-order.js";
import { expectRandomStream } from "../expect/expect-random-stream.js";
import type { BatchOptions } from "./batch-options.js";
import type { AnyDataset } from "./dataset.js";

/**
 * The places of the examples of one epoch, in the order in which `batches` takes them: drawn when this is called, without
 * those that are left out.
 */
export const epochOrder = (source: AnyDataset, options: BatchOptions): Uint32Array =>
  orderFor("epochOrder", source, options);

/** The same, with errors that name the function that was given the options. */
export const orderFor = (name: string, source: AnyDataset, options: BatchOptions): Uint32Array => {
  expectDataset(`${name}(source)`, source);
  const names = ["batchSize", "random", "replacement", "dropLast", "skip", "dtype"] as const;
  const {
    batchSize,
    random,
    replacement = false,
    dropLast = false,
    skip = 0,
    dtype = "float32",
  } = expectOptions(name, options, names);
  expectSize(`${name}(batchSize)`, batchSize);
  if (random !== undefined) expectRandomStream(`${name}(random)`, random, "order");
  expectBoolean(`${name}(replacement)`, replacement);
  expectBoolean(`${name}(dropLast)`, dropLast);
  expectSize(`${name}(skip)`, skip, 0);
  expectOneOf(`${name}(dtype)`, dtype, ["float32", "float64"]);
  const order = draw(name, source, { batchSize, replacement, random });
  const end = dropLast ? order.length - (order.length % batchSize) : order.length;
  return order.subarray(skip * batchSize, end);
};

interface Order extends Required<Pick<BatchOptions, "batchSize" | "replacement">> {
  readonly random: RandomStream | undefined;
}

const draw = (name: string, source: AnyDataset, { batchSize, random, replacement }: Order): Uint32Array => {
  const { size } = source;
  if (replacement) {
    expectArgument(random !== undefined, {
      place: `${name}(random)`,
      expected: "a random stream to draw with replacement",
      received: random,
    });
    return drawPlaces(random, size, Math.ceil(size / batchSize) * batchSize, { replacement });
  }
  if (random === undefined) return new Uint32Array(size).map((_, place) => place);
  return source.order === undefined ? random.permutation(size) : expectOrder(`${name}(source).order`, source, random);
};
