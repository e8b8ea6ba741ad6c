import { ArgumentError, isTensor } from "@gd/tensor";

/** Throws an ArgumentError unless a dataset, which may be anybody's, has returned examples. */
export const expectExamples = (place: string, examples: unknown): void => {
  const { input, target } = Object(examples);
  if (isTensor(input) && isTensor(target)) return;
  throw new ArgumentError({
    place: `${place}, in what its examples returns,`,
    expected: "{ input, target } with tensors",
    received: examples,
  });
};
