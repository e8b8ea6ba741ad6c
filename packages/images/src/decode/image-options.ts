import { expectArgument, expectOneOf, expectSize, expectSizes } from "@gd/tensor";
import type { Colour, ImageShape, ImageSize } from "../image.js";

/** How an image becomes pixels of a size. */
export interface ImageOptions<Size extends ImageSize = ImageSize, C extends Colour = Colour> {
  /**
   * The height and the width. An image is scaled until it covers both, and what stands out is cut off at both sides. One
   * of this size stays as it is.
   */
  readonly size: Size;
  /** What a pixel has. Grey is (299 red + 587 green + 114 blue) / 1000, rounded. Default: "rgb". */
  readonly colour?: C;
  /** The most pixels that an image in a file may have: a small file can promise any number. Default: 2²⁶, 67 million. */
  readonly maximumPixels?: number;
}

/** The names of the options. */
export const imageOptionNames = ["size", "colour", "maximumPixels"] as const;

/** What images are made into. */
export interface ImagePlan {
  readonly shape: ImageShape;
  readonly colour: Colour;
  readonly maximumPixels: number;
}

const MOST_PIXELS = 2 ** 26;

/** What images are made into. Throws an ArgumentError for options that make no sense. */
export const imagePlan = (
  place: string,
  { size, colour = "rgb", maximumPixels = MOST_PIXELS }: ImageOptions,
): ImagePlan => {
  expectSizes(`${place}(size)`, size);
  expectArgument(size.length === 2 && size[0] * size[1] <= MOST_PIXELS, {
    place: `${place}(size)`,
    expected: `a height and a width, such as [32, 32], of at most ${MOST_PIXELS} pixels`,
    received: size,
  });
  expectOneOf(`${place}(colour)`, colour, ["grey", "rgb"]);
  expectSize(`${place}(maximumPixels)`, maximumPixels);
  return { shape: [size[0], size[1], colour === "grey" ? 1 : 3], colour, maximumPixels };
};
