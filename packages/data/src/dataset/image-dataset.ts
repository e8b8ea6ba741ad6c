import { type Shape, ShapeError, sizeOf } from "@gd/tensor";
import type { LabelledImages } from "../formats/read-labelled-images.js";
import type { Dataset } from "./dataset.js";
import { gather } from "./gather.js";
import { requirePlaces } from "./require-places.js";

/**
 * Labelled images as a dataset: pixels byte / 255, from 0 to 1; labels as they are. The bytes are converted a batch at
 * a time.
 *
 * Shapes  each image under the given shape: `[784]` for linear layers, `[28, 28, 1]` for convolutions
 * Throws  ShapeError when the shape has not as many elements as an image, or there are not as many pixels or labels as
 *         the images need;
 *         DataError when `examples` is given a place that has no example
 */
export const imageDataset = <const In extends Shape>(
  { images, labels }: LabelledImages,
  shape: In,
): Dataset<In, readonly []> => {
  const [size, height, width] = images.shape;
  if (sizeOf(shape) !== height * width) {
    throw new ShapeError({
      place: "imageDataset",
      role: "shape",
      expected: [height * width],
      received: shape,
      advice: `an image has ${height} × ${width} pixels`,
    });
  }
  if (images.data.length !== size * height * width) {
    throw new ShapeError({
      place: "imageDataset",
      role: "images.data",
      expected: [size * height * width],
      received: [images.data.length],
      advice: `${size} images have ${height} × ${width} pixels each`,
    });
  }
  if (labels.length !== size) {
    throw new ShapeError({
      place: "imageDataset",
      role: "labels",
      expected: [size],
      received: [labels.length],
      advice: "each image needs a label",
    });
  }
  return {
    size,
    inputShape: shape,
    targetShape: [],
    examples(places, dtype) {
      requirePlaces("imageDataset", places, size);
      return {
        input: gather(images.data, shape, places, dtype, 255),
        target: gather(labels, [], places, dtype),
      };
    },
    targets(places, dtype) {
      requirePlaces("imageDataset", places, size);
      return gather(labels, [], places, dtype);
    },
  };
};
