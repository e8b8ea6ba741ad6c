import { expectNumber, expectOneOf, expectOptions } from "@gd/tensor";
import type { Augmentation } from "./augmentation.js";
import { placed } from "./placed.js";

/** Options of `flip`. */
export interface FlipOptions {
  /** "horizontal" exchanges left and right, "vertical" top and bottom. Default: "horizontal". */
  readonly axis?: "horizontal" | "vertical";
  /** How often an image is flipped. Default: 0.5. */
  readonly probability?: number;
}

/** Flips an image with a probability. */
export const flip = (options: FlipOptions = {}): Augmentation => {
  const { axis = "horizontal", probability = 0.5 } = expectOptions("flip", options, ["axis", "probability"]);
  expectOneOf("flip(axis)", axis, ["horizontal", "vertical"]);
  expectNumber("flip(probability)", probability, { from: 0, to: 1 });
  return {
    name: "flip",
    description: { type: "flip", axis, probability },
    augment(example, random) {
      if (random.uniform() >= probability) return example;
      const { height, width } = example;
      const same = (place: number): number => place;
      return axis === "horizontal"
        ? placed(example, 0, same, (column) => width - 1 - column)
        : placed(example, 0, (row) => height - 1 - row, same);
    },
  };
};
