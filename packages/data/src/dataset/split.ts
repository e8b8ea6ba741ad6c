import { expectNumber, type RandomStream, type Shape } from "@gd/tensor";
import { expectDataset } from "../expect/expect-dataset.js";
import { expectRandomStream } from "../expect/expect-random-stream.js";
import type { AnyDataset, AsyncDataset, Dataset } from "./dataset.js";
import { subset } from "./subset.js";

/**
 * Divides a dataset at random into two without common examples, the first with `share` of the examples, rounded. Where the
 * dataset has an order of its own, examples stay in the sequence of their places.
 */
export function split<In extends Shape, Target extends Shape>(
  whole: Dataset<In, Target>,
  share: number,
  random: RandomStream,
): readonly [first: Dataset<In, Target>, second: Dataset<In, Target>];
/** Divides a dataset whose examples take a while. */
export function split<In extends Shape, Target extends Shape>(
  whole: AsyncDataset<In, Target>,
  share: number,
  random: RandomStream,
): readonly [first: AsyncDataset<In, Target>, second: AsyncDataset<In, Target>];
export function split(
  whole: AnyDataset,
  share: number,
  random: RandomStream,
): readonly [first: AnyDataset, second: AnyDataset] {
  expectDataset("split(whole)", whole);
  expectNumber("split(share)", share, { from: 0, to: 1 }, "0.8 puts 80% of the examples into the first part.");
  expectRandomStream("split(random)", random, "split");
  const order = random.permutation(whole.size);
  const first = Math.round(whole.size * share);
  const parts = [order.subarray(0, first), order.subarray(first)] as const;
  // To read them one after the other, as an evaluation does, would else be to read all of the whole again and again.
  if (whole.order !== undefined) for (const part of parts) part.sort();
  return [subset(whole, parts[0]), subset(whole, parts[1])];
}
