import { expectOptions, expectString, formatShape, type Shape } from "@gd/tensor";
import { IdxError } from "./idx-error.js";
import { expectFile, type IdxFile } from "./idx-file.js";
import type { IdxHeader } from "./idx-header.js";
import { openIdx } from "./open-idx.js";
import { DEFAULT_MAXIMUM, expectMaximum, type ReadIdxOptions } from "./read-idx.js";

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
 * Reads a pair of IDX files in the form of MNIST: images and their labels, plain or compressed with gzip. Both headers are
 * read first, so that files that do not belong together are refused before their elements take memory.
 *
 * Shapes     images [count, height, width], labels [count], both of bytes
 * Throws     IdxError when a file is damaged, is not of that shape and type, is larger than `maximumBytes`, or the two
 *            counts differ
 */
export async function readLabelledImages(
  imagesFile: IdxFile,
  labelsFile: IdxFile,
  options: ReadIdxOptions = {},
): Promise<LabelledImages> {
  const given = expectOptions("readLabelledImages", options, ["name", "maximumBytes"]);
  const { name = "dataset", maximumBytes = DEFAULT_MAXIMUM } = given;
  expectString("readLabelledImages(name)", name);
  expectMaximum("readLabelledImages(maximumBytes)", maximumBytes);
  const images = expectFile("readLabelledImages(imagesFile)", imagesFile);
  const labels = expectFile("readLabelledImages(labelsFile)", labelsFile);
  const imagesName = `${name} images`;
  const labelsName = `${name} labels`;
  return openIdx(images, { name: imagesName, maximumBytes }, async (openImages) => {
    const [count, height, width] = expectBytes(
      "not-images",
      openImages.header,
      ["count", "height", "width"],
      imagesName,
    );
    return openIdx(labels, { name: labelsName, maximumBytes }, async (openLabels) => {
      const [labelCount] = expectBytes("not-labels", openLabels.header, ["count"], labelsName);
      if (labelCount !== count) {
        const expected = `${count} labels, one per image`;
        throw new IdxError("count-mismatch", labelsName, expected, `${labelCount}`, "take both files from one set");
      }
      const { data: labelBytes } = await openLabels.readElements();
      const { data: imageBytes } = await openImages.readElements();
      return {
        images: { shape: [count!, height!, width!], data: new Uint8Array(imageBytes.buffer) },
        labels: new Uint8Array(labelBytes.buffer),
      };
    });
  });
}

/** The sizes of an array of bytes with these axes. */
const expectBytes = (
  reason: "not-images" | "not-labels",
  { type, shape }: IdxHeader,
  axes: readonly string[],
  name: string,
): readonly number[] => {
  if (type === "uint8" && shape.length === axes.length) return shape;
  const advice = "check that the images and the labels are not swapped";
  throw new IdxError(reason, name, `uint8 ${formatShape(axes)}`, `${type} ${formatShape(shape)}`, advice);
};
