import type { Loss } from "@gd/tensor";

/** The value of a loss over several batches. */
export interface CombinedBatches {
  /** Adds a batch; its weight is the number of its examples, unless the loss gives another. */
  add(value: number, weight: number): void;
  result(): number;
}

/**
 * Combines the values of batches as the loss says: Σ weight · value / Σ weight, or Σ value. An epoch, its validation and
 * `evaluate` all have theirs from here.
 */
export const combineBatches = (reduction: Loss["reduction"] = "mean"): CombinedBatches => {
  let total = 0;
  if (reduction === "sum") {
    return {
      add(value) {
        total += value;
      },
      result: () => total,
    };
  }
  let weights = 0;
  return {
    add(value, weight) {
      // A batch without weight has a mean of 0 / 0.
      if (weight === 0) return;
      total += value * weight;
      weights += weight;
    },
    result: () => total / weights,
  };
};
