import { fromElements } from "@gd/tensor";
import { type Dataset, dataset } from "../src/dataset/dataset.js";

/** A dataset whose example i has the input [i, −i] and the target i. */
export const numberedDataset = (size: number): Dataset<readonly [2], readonly []> => {
  const inputs = Float64Array.from({ length: 2 * size }, (_, i) => (i % 2 === 0 ? i / 2 : -(i - 1) / 2));
  const targets = Float64Array.from({ length: size }, (_, i) => i);
  return dataset(fromElements(inputs, [size, 2]), fromElements(targets, [size]));
};

/** The numbers of all examples, in their order. */
export const numbersOf = (data: Dataset): number[] => [
  ...data.examples(
    Array.from({ length: data.size }, (_, place) => place),
    "float64",
  ).target.data,
];
