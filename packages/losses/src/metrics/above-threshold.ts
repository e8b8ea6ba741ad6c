import type { Tensor } from "@gd/tensor";

/** Whether an output is above a threshold in its own precision, in which 0.1 is not above 0.1. */
export const aboveThreshold = ({ dtype }: Tensor, threshold: number): ((score: number) => boolean) => {
  const limit = dtype === "float32" ? Math.fround(threshold) : threshold;
  return (score) => score > limit;
};
