import type { Size } from "./task.ts";

/** Sizes and a seed that a set of trainings is made of. */
export interface TrainingSet {
  readonly name: string;
  readonly sizes: readonly Size[];
  readonly seed: number;
}

/** The collection, on which thresholds were chosen. */
export const collection: TrainingSet = {
  name: "collection",
  sizes: [
    { examples: 240, width: 16 },
    { examples: 480, width: 32 },
    { examples: 960, width: 48 },
  ],
  seed: 1000,
};

/** Yet other seeds and sizes, on which thresholds were chosen as well. */
export const second: TrainingSet = {
  name: "second",
  sizes: [
    { examples: 300, width: 20 },
    { examples: 600, width: 36 },
    { examples: 420, width: 28 },
  ],
  seed: 70_000,
};

/** A set that was kept aside until it was looked at, and has been one to choose on since. */
export const third: TrainingSet = {
  name: "third",
  sizes: [
    { examples: 360, width: 24 },
    { examples: 720, width: 40 },
    { examples: 200, width: 16 },
  ],
  seed: 500_000,
};

/** Other seeds and other sizes, which nothing was chosen on. */
export const keptAside: TrainingSet = {
  name: "kept aside",
  sizes: [
    { examples: 540, width: 30 },
    { examples: 270, width: 18 },
    { examples: 840, width: 44 },
  ],
  seed: 7_300_000,
};
