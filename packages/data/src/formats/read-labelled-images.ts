import { formatShape, type Shape } from "@gd/tensor";
import type { IdxArray } from "./idx-array.js";
import { IdxError } from "./idx-error.js";
import type { IdxOptions } from "./parse-idx.js";
import { readIdx } from "./read-idx.js";

/** Images of one shape, each with its label: grey ones of [height, width], or others such as [height, width, channels]. */
export interface LabelledImages<Image extends Shape = readonly [height: number, width: number]> {
  readonly images: {
    readonly shape: readonly [count: number, ...image: Image];
    /** One image after the other, row by row. */
    readonly data: Uint8Array;
  };
  /** One class per image. */
  readonly labels: Uint8Array;
}

/**
 * Reads a pair of IDX files in the form of MNIST: images and their labels, plain or compressed with gzip.
 *
 * Shapes     images [count, height, width], labels [count], both of bytes
 * Throws     IdxError when a file is damaged, is not of that shape and type, or the two counts differ
 */
export async function readLabelledImages(
  imagesFile: Uint8Array | ArrayBuffer,
  labelsFile: Uint8Array | ArrayBuffer,
  { name = "dataset" }: IdxOptions = {},
): Promise<LabelledImages> {
  const imagesName = `${name} images`;
  const labelsName = `${name} labels`;
  const images = await readIdx(imagesFile, { name: imagesName });
  const labels = await readIdx(labelsFile, { name: labelsName });

  const advice = "check that the images and the labels are not swapped";
  if (images.type !== "uint8" || images.shape.length !== 3) {
    throw new IdxError("not-images", imagesName, "uint8 [count, height, width]", described(images), advice);
  }
  if (labels.type !== "uint8" || labels.shape.length !== 1) {
    throw new IdxError("not-labels", labelsName, "uint8 [count]", described(labels), advice);
  }
  const [count, height, width] = images.shape;
  if (labels.data.length !== count) {
    const expected = `${count} labels, one per image`;
    throw new IdxError("count-mismatch", labelsName, expected, `${labels.data.length}`, "take both files from one set");
  }
  return { images: { shape: [count, height!, width!], data: images.data }, labels: labels.data };
}

const described = ({ type, shape }: IdxArray) => `${type} ${formatShape(shape)}`;
