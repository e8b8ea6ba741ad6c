import { expectNumber, expectOptions, expectSize } from "@gd/tensor";
import type { Augmentation } from "./augmentation.js";
import { placed } from "./placed.js";

/** Options of `shift`. */
export interface ShiftOptions {
  /** How far an image is shifted at most, along each axis. */
  readonly pixels: number;
  /** What stands where the image was. Default: 0. */
  readonly fill?: number;
}

/** Shifts an image by whole pixels along both axes, each number from −pixels to pixels being equally likely. */
export const shift = (options: ShiftOptions): Augmentation => {
  const { pixels, fill = 0 } = expectOptions("shift", options, ["pixels", "fill"]);
  expectSize("shift(pixels)", pixels);
  expectNumber("shift(fill)", fill);
  return {
    name: "shift",
    description: { type: "shift", pixels, fill },
    augment(example, random) {
      const down = random.integer(2 * pixels + 1) - pixels;
      const right = random.integer(2 * pixels + 1) - pixels;
      return placed(
        example,
        fill,
        (row) => row - down,
        (column) => column - right,
      );
    },
  };
};
