import { expectNumber, expectOptions, expectSize } from "@gd/tensor";
import type { Augmentation } from "./augmentation.js";

/** Options of `cutout`. */
export interface CutoutOptions {
  /** The side of the square. */
  readonly size: number;
  /** What stands in it. Default: 0. */
  readonly fill?: number;
}

/**
 * Covers a square of an image, about any of its pixels; at the edges, a part of the square stands out.
 *
 * Source  DeVries & Taylor, Improved Regularization of Convolutional Neural Networks with Cutout (2017)
 */
export const cutout = (options: CutoutOptions): Augmentation => {
  const { size, fill = 0 } = expectOptions("cutout", options, ["size", "fill"]);
  expectSize("cutout(size)", size);
  expectNumber("cutout(fill)", fill);
  return {
    name: "cutout",
    description: { type: "cutout", size, fill },
    augment(example, random) {
      const { height, width, channels } = example;
      const pixels = example.pixels.slice();
      const top = random.integer(height) - Math.floor(size / 2);
      const left = random.integer(width) - Math.floor(size / 2);
      const [from, to] = [Math.max(0, left), Math.min(width, left + size)];
      for (let row = Math.max(0, top); row < Math.min(height, top + size); row++) {
        pixels.fill(fill, (row * width + from) * channels, (row * width + to) * channels);
      }
      return { ...example, pixels };
    },
  };
};
