import { expectNumber, expectOptions } from "@gd/tensor";
import type { Augmentation } from "./augmentation.js";

/** Options of `noise`. */
export interface NoiseOptions {
  /** The standard deviation, in the units of the pixels: 0.05 is little where they go from 0 to 1. */
  readonly deviation: number;
}

/** Adds to each element a number from the normal distribution of mean 0. The sums may leave the range of the pixels. */
export const noise = (options: NoiseOptions): Augmentation => {
  const { deviation } = expectOptions("noise", options, ["deviation"]);
  expectNumber("noise(deviation)", deviation, { from: 0 });
  return {
    name: "noise",
    description: { type: "noise", deviation },
    augment: (example, random) => ({
      ...example,
      pixels: example.pixels.map((pixel) => pixel + deviation * random.standardNormal()),
    }),
  };
};
