import type { LabelledImages } from "@gd/data";

const PIXELS = 784;

/** The bytes of an image. */
export const pixelsOf = ({ images }: LabelledImages, place: number): Uint8Array =>
  images.data.slice(place * PIXELS, (place + 1) * PIXELS);
