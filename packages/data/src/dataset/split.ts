import type { RandomStream, Shape } from "@gd/tensor";
import { DataError } from "../data-error.js";
import type { Dataset } from "./dataset.js";
import { subset } from "./subset.js";

/**
 * Divides a dataset at random into two without common examples, the first with `share` of the examples, rounded.
 *
 * Throws  DataError when the share is not a number from 0 to 1
 */
export const split = <In extends Shape, Target extends Shape>(
  whole: Dataset<In, Target>,
  share: number,
  random: RandomStream,
): readonly [first: Dataset<In, Target>, second: Dataset<In, Target>] => {
  if (!(share >= 0 && share <= 1)) {
    throw new DataError("split", "share", "a number from 0 to 1", share, "0.8 puts 80 % into the first part");
  }
  const order = random.permutation(whole.size);
  const first = Math.round(whole.size * share);
  return [subset(whole, order.subarray(0, first)), subset(whole, order.subarray(first))];
};
