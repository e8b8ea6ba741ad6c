import { type Dataset, imageDataset } from "@gd/data";
import { allocate, type DType, fromElements } from "@gd/tensor";
import type { ImageShape } from "../image.js";

/** Images of one shape, one after the other, as a dataset that keeps the bytes, with labels of any number of classes. */
export const labelledImages = (
  pixels: Uint8Array,
  shape: ImageShape,
  labels: Uint32Array,
): Dataset<ImageShape, readonly []> => {
  // It takes labels as bytes, which end at 255: these are none.
  const unlabelled = new Uint8Array(labels.length);
  const images = imageDataset(
    { images: { shape: [labels.length, ...shape], data: pixels }, labels: unlabelled },
    shape,
  );
  const labelsAt = (places: ArrayLike<number>, dtype: DType) => {
    const chosen = allocate(dtype, places.length);
    for (let i = 0; i < places.length; i++) chosen[i] = labels[places[i]!]!;
    return fromElements(chosen, [places.length]);
  };
  return {
    ...images,
    examples(places, dtype) {
      const { input } = images.examples(places, dtype);
      return { input, target: labelsAt(places, dtype) };
    },
    targets(places, dtype) {
      // Looks at the places.
      images.targets?.(places, dtype);
      return labelsAt(places, dtype);
    },
  };
};
