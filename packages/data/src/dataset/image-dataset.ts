import { expectArgument, expectNumber, expectOptions, expectSizes, type Shape, ShapeError, sizeOf } from "@gd/tensor";
import { bytesOf } from "../expect/bytes-of.js";
import type { LabelledImages } from "../formats/read-labelled-images.js";
import type { Dataset } from "./dataset.js";
import { datasetOf } from "./dataset-of.js";

/** Options of `imageDataset`. */
export interface ImageDatasetOptions {
  /** What each byte is divided by. Default: 255, for numbers from 0 to 1. */
  readonly unit?: number;
}

/**
 * Labelled images of any rank as a dataset: pixels as byte / unit, labels as they are. The bytes are converted a batch at
 * a time.
 *
 * Shapes  each image under the given shape, of as many elements: `[784]` for linear layers, `[28, 28, 1]` for convolutions
 */
export const imageDataset = <const In extends Shape>(
  labelledImages: LabelledImages<Shape>,
  shape: In,
  options: ImageDatasetOptions = {},
): Dataset<In, readonly []> => {
  const { unit = 255 } = expectOptions("imageDataset", options, ["unit"]);
  expectNumber("imageDataset(unit)", unit, { above: 0 });
  expectArgument(Number.isFinite(Math.fround(255 / unit)), {
    place: "imageDataset(unit)",
    expected: "a number by which float32 can divide 255",
    received: unit,
  });
  const { images, labels } = expectImages(labelledImages);
  expectSizes("imageDataset(shape)", shape, 0);
  const [size, ...image] = images.shape;
  const length = sizeOf(image);
  const expectLength = (role: string, expected: number, received: Shape, advice: string): void => {
    if (sizeOf(received) === expected) return;
    throw new ShapeError({ place: "imageDataset", role, expected: [expected], received, advice });
  };
  expectLength("shape", length, shape, `an image has ${image.join(" × ")} elements`);
  expectLength(
    "images.data",
    size * length,
    [images.data.length],
    `${size} images have ${image.join(" × ")} bytes each`,
  );
  expectLength("labels", size, [labels.length], "each image needs a label");
  return datasetOf("imageDataset", size, { elements: images.data, shape, unit }, { elements: labels, shape: [] });
};

const expectImages = (value: LabelledImages<Shape>): LabelledImages<Shape> => {
  const isObject = typeof value === "object" && value !== null && typeof value.images === "object";
  expectArgument(isObject && value.images !== null, {
    place: "imageDataset(images)",
    expected: "an object with images and labels",
    received: value,
    advice: "readLabelledImages returns one.",
  });
  const { images, labels } = value;
  expectSizes("imageDataset(images.images.shape)", images.shape, 0);
  expectArgument(images.shape.length > 0, {
    place: "imageDataset(images.images.shape)",
    expected: "a number of images and the sizes of one",
    received: images.shape,
  });
  return {
    images: { shape: images.shape, data: bytesOf("imageDataset(images.images.data)", images.data) },
    labels: bytesOf("imageDataset(images.labels)", labels),
  };
};
