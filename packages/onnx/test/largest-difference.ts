import { rowMajor, type Tensor } from "@gd/tensor";

/** The largest difference from a tensor: relative where its elements are above 1, else absolute. */
export const largestDifference = (expected: Tensor, data: ArrayLike<unknown>): number =>
  Math.max(...rowMajor(expected).map((y, i) => Math.abs(y - Number(data[i])) / Math.max(1, Math.abs(y))));
