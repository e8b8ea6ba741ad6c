import type { Ops, Vector } from "@gd/tensor";

/** An exponential running mean of vectors, updated by one more: βm + (1 − β)x. */
export const runningMean = (ops: Ops, mean: Vector, x: Vector, decay: number): Vector =>
  ops.add(ops.multiply(mean, decay), ops.multiply(x, 1 - decay));
