import type { Loss } from "@gd/tensor";

/** What is known of the batches so far: Σ weight · value and Σ weight, or Σ value. */
export interface BatchSums {
  readonly total: number;
  readonly weight: number;
}

/** The value of a loss over several batches. */
export interface CombinedBatches {
  /** Adds a batch; its weight is the number of its examples, unless the loss gives another. */
  add(value: number, weight: number): void;
  sums(): BatchSums;
  result(): number;
}

/**
 * Combines the values of batches as the loss says: Σ weight · value / Σ weight, or Σ value. An epoch, its validation and
 * `evaluate` all have theirs from here. It begins with the sums of batches before.
 */
export const combineBatches = (
  reduction: Loss["reduction"] = "mean",
  before: BatchSums = { total: 0, weight: 0 },
): CombinedBatches => {
  // Engines overwrite numbers in fields in place, where each new value of a variable is a new object.
  const sums = { ...before };
  if (reduction === "sum") {
    return {
      add(value) {
        sums.total += value;
      },
      sums: () => ({ ...sums }),
      result: () => sums.total,
    };
  }
  return {
    add(value, weight) {
      // A batch without weight has a mean of 0 / 0.
      if (weight === 0) return;
      sums.total += value * weight;
      sums.weight += weight;
    },
    sums: () => ({ ...sums }),
    result: () => sums.total / sums.weight,
  };
};
