import { gzipSync } from "node:zlib";
import { type IdxArray, type LabelledImages, writeIdx } from "@gd/data";
import { expect, test } from "vitest";
import { readChosenImages } from "./digit-images.js";

const packedTest: LabelledImages = {
  images: { shape: [1, 28, 28], data: new Uint8Array(784) },
  labels: Uint8Array.of(7),
};
const file = (name: string, bytes: Uint8Array) => ({ name, bytes: Uint8Array.from(bytes).buffer });
const idx = (name: string, array: IdxArray) => file(name, writeIdx(array));
const imagesOf = (name: string, count: number, edge = 28) =>
  idx(name, { type: "uint8", shape: [count, edge, edge], data: new Uint8Array(count * edge * edge) });
const labelsOf = (name: string, count: number, label = 3) =>
  idx(name, { type: "uint8", shape: [count], data: new Uint8Array(count).fill(label) });

test("two pairs: the larger one trains, in whatever order they come", async () => {
  const files = [
    labelsOf("t10k-labels", 2),
    imagesOf("train-images", 5),
    labelsOf("train-labels", 5),
    imagesOf("t10k-images", 2),
  ];
  const { training, test } = await readChosenImages(files, packedTest);
  expect(training.images.shape).toEqual([5, 28, 28]);
  expect(test.labels.length).toBe(2);
});

test("one pair, compressed, is for training, and the packed images are for testing", async () => {
  const pair = [imagesOf("images", 3), labelsOf("labels", 3)].map(({ name, bytes }) =>
    file(`${name}.gz`, gzipSync(new Uint8Array(bytes))),
  );
  const { training, test } = await readChosenImages(pair, packedTest);
  expect(training.labels.length).toBe(3);
  expect(test).toBe(packedTest);
});

test.each([
  [
    "a file that is not IDX",
    [file("holiday.jpg", Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)), labelsOf("labels", 1)],
    "holiday.jpg: expected an IDX file, which starts with 00 00, got ff d8: check that this is the right file and download it again",
  ],
  [
    "a file that is cut",
    [
      file("images", writeIdx({ type: "uint8", shape: [1, 28, 28], data: new Uint8Array(784) }).subarray(0, 500)),
      labelsOf("labels", 1),
    ],
    "images: expected 800 bytes for 1 × 28 × 28 uint8, got 500: the file is cut; download it again",
  ],
  [
    "images alone",
    [imagesOf("images", 1)],
    "Choose the images and labels of one set, or of two. Here, 1 file has images and 0 have labels.",
  ],
  [
    "other sizes",
    [imagesOf("large-images", 2, 32), labelsOf("labels", 2)],
    "large-images has 2 images of 32 × 32 pixels; the networks here take 28 × 28.",
  ],
  [
    "labels of another set",
    [imagesOf("images", 2), labelsOf("other-labels", 3)],
    "other-labels does not have as many labels as images has images. Choose both from one set.",
  ],
  [
    "letters",
    [imagesOf("images", 2), labelsOf("letters", 2, 26)],
    "letters has the label 26; the ten digits are 0 to 9.",
  ],
  [
    "numbers of another kind",
    [idx("floats", { type: "float32", shape: [2, 2], data: new Float32Array(4) })],
    "floats is an IDX file, but has neither images nor labels: it has float32 with 2 axes.",
  ],
])("refuses %s with a sentence", async (_, files, sentence) => {
  await expect(readChosenImages(files, packedTest)).rejects.toThrow(sentence);
});
