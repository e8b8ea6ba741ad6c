import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { readLabelledImages } from "./read-labelled-images.js";
import { writeIdx } from "./write-idx.js";

const pixels = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
const images = writeIdx({ type: "uint8", shape: [2, 3, 2], data: pixels });
const labels = writeIdx({ type: "uint8", shape: [2], data: new Uint8Array([7, 2]) });

test("reads images and labels, plain or compressed", async () => {
  const expected = { images: { shape: [2, 3, 2], data: pixels }, labels: new Uint8Array([7, 2]) };
  expect(await readLabelledImages(images, labels)).toEqual(expected);
  expect(await readLabelledImages(gzipSync(images), gzipSync(labels))).toEqual(expected);
});

const notBytes = writeIdx({ type: "int8", shape: [2], data: new Int8Array(2) });
const signedImages = writeIdx({ type: "int8", shape: [2, 3, 2], data: new Int8Array(12) });
const threeLabels = writeIdx({ type: "uint8", shape: [3], data: new Uint8Array(3) });
const swapped = "check that the images and the labels are not swapped";

test.each([
  ["not-images", labels, images, `train images: expected uint8 [count, height, width], got uint8 [2]: ${swapped}`],
  [
    "not-images",
    signedImages,
    labels,
    `train images: expected uint8 [count, height, width], got int8 [2, 3, 2]: ${swapped}`,
  ],
  ["not-labels", images, images, `train labels: expected uint8 [count], got uint8 [2, 3, 2]: ${swapped}`],
  ["not-labels", images, notBytes, `train labels: expected uint8 [count], got int8 [2]: ${swapped}`],
  [
    "count-mismatch",
    images,
    threeLabels,
    "train labels: expected 2 labels, one per image, got 3: take both files from one set",
  ],
  [
    "cut",
    images.subarray(0, 20),
    labels,
    "train images: expected 28 bytes for 2 × 3 × 2 uint8, got 20: the file is cut; download it again",
  ],
])("refuses %s", async (reason, imagesFile, labelsFile, message) => {
  await expect(readLabelledImages(imagesFile, labelsFile, { name: "train" })).rejects.toThrow(
    expect.objectContaining({ name: "IdxError", reason, message }),
  );
});

test("refuses files that do not belong together before it reads their elements", async () => {
  // A million images of 28 × 28, of which there are only some, with two labels.
  const promise = Uint8Array.of(0, 0, 8, 3, 0, 15, 66, 64, 0, 0, 0, 28, 0, 0, 0, 28);
  let read = 0;
  async function* endless() {
    yield promise;
    for (;;) {
      read++;
      yield new Uint8Array(10_000);
    }
  }
  await expect(readLabelledImages(endless(), labels)).rejects.toThrow(
    "dataset labels: expected 1000000 labels, one per image, got 2: take both files from one set",
  );
  expect(read).toBeLessThan(3);
});

test("has a limit, as readIdx has", async () => {
  await expect(readLabelledImages(images, labels, { maximumBytes: 20 })).rejects.toThrow(
    "dataset images: expected at most 20 bytes, got a header that promises 28: raise maximumBytes if you trust the file",
  );
  await expect(readLabelledImages(images, labels, { maximumBytes: Number.NaN })).rejects.toThrow(
    "readLabelledImages(maximumBytes) expects a whole number ≥ 0, but received NaN.",
  );
});

test("refuses what is no file, whichever of the two it is", async () => {
  await expect(readLabelledImages("train" as never, labels)).rejects.toThrow("readLabelledImages(imagesFile) expects");
  await expect(readLabelledImages(images, undefined as never)).rejects.toThrow(
    "readLabelledImages(labelsFile) expects",
  );
});
