import type { LabelledImages } from "@gd/data";

const known = new WeakMap<LabelledImages, Float32Array>();

/**
 * How alike an image and the nearest of others are, from 0 for no ink in common to 1 for the same: the cosine of the angle
 * between them, maxₖ x·yₖ / (|x| |yₖ|).
 */
export const nearestLikeness = (pixels: Uint8Array, images: LabelledImages): number => {
  const { data } = images.images;
  const size = pixels.length;
  const lengths = lengthsOf(images, size);
  let nearest = 0;
  for (let image = 0; image < lengths.length; image++) {
    let product = 0;
    for (let i = 0, from = image * size; i < size; i++) product += pixels[i]! * data[from + i]!;
    nearest = Math.max(nearest, product / lengths[image]!);
  }
  const length = lengthOf(pixels, 0, size);
  return length === 0 ? 0 : nearest / length;
};

const lengthsOf = (images: LabelledImages, size: number): Float32Array => {
  let lengths = known.get(images);
  if (lengths === undefined) {
    const { data } = images.images;
    lengths = Float32Array.from(images.labels, (_, image) => lengthOf(data, image * size, size));
    known.set(images, lengths);
  }
  return lengths;
};

const lengthOf = (bytes: ArrayLike<number>, from: number, size: number): number => {
  let sum = 0;
  for (let i = from; i < from + size; i++) sum += bytes[i]! ** 2;
  return Math.sqrt(sum);
};
