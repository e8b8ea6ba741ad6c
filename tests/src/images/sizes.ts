import type { ImageOptions } from "@gd/images";

/** Sizes and colours in which images of 30 × 20 are read: their own, turned, and others. */
export const sizes: Readonly<Record<string, ImageOptions>> = {
  own: { size: [20, 30] },
  grey: { size: [20, 30], colour: "grey" },
  turned: { size: [30, 20] },
  small: { size: [8, 8] },
  large: { size: [60, 60] },
};
