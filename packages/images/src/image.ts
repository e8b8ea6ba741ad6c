import type { Bytes } from "@gd/tensor";
/** The height and the width of an image. */
export type ImageSize = readonly [height: number, width: number];

/** What a pixel has: one shade of grey, or red, green and blue. */
export type Colour = "grey" | "rgb";

/** The shape of an image of a size and colour: [height, width, 1] or [height, width, 3]. */
export type ImageShape<Size extends ImageSize = ImageSize, C extends Colour = Colour> = readonly [
  height: Size[0],
  width: Size[1],
  channels: C extends "grey" ? 1 : 3,
];

/** The pixels of an image. */
export interface Image<S extends ImageShape = ImageShape> {
  readonly shape: S;
  /** Row by row, the channels of a pixel side by side, from 0 to 255. */
  readonly data: Bytes;
}
