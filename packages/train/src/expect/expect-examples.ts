import type { Examples } from "@gd/data";
import { ArgumentError, isTensor } from "@gd/tensor";

/** Throws an ArgumentError unless a dataset, which may be anybody's, has returned examples. */
export function expectExamples(place: string, examples: unknown): asserts examples is Examples {
  const { input, target } = Object(examples);
  if (isTensor(input) && isTensor(target)) return;
  throw new ArgumentError({
    place: `${place}, in what its examples returns,`,
    expected: "{ input, target } with tensors",
    received: examples,
  });
}
