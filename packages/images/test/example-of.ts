import { randomStreams } from "@gd/tensor";
import type { Augmentation, AugmentedExample } from "../src/augment/augmentation.js";

/** An example with these pixels, row by row, of one channel unless said otherwise. */
export const exampleOf = (rows: readonly (readonly number[])[], channels = 1): AugmentedExample => ({
  height: rows.length,
  width: rows[0]!.length / channels,
  channels,
  pixels: Float64Array.from(rows.flat()),
  target: Float64Array.of(7),
});

/** The rows of an example. */
export const rowsOf = ({ height, width, channels, pixels }: AugmentedExample): number[][] =>
  Array.from({ length: height }, (_, row) => [
    ...pixels.subarray(row * width * channels, (row + 1) * width * channels),
  ]);

/** What an augmentation makes of an example, so many times. */
export const drawn = (augmentation: Augmentation, example: AugmentedExample, count: number): AugmentedExample[] => {
  const streams = randomStreams("tests");
  return Array.from({ length: count }, (_, i) => augmentation.augment(example, streams.stream(`${i}`), () => example));
};
