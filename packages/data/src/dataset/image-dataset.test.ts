import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { isByteTensor, tensor } from "@gd/tensor";
import { expect, test } from "vitest";
import { readLabelledImages } from "../formats/read-labelled-images.js";
import { writeIdx } from "../formats/write-idx.js";
import { imageDataset } from "./image-dataset.js";

// Two images of 2 × 3 pixels, as files.
const pixels = new Uint8Array([0, 51, 102, 153, 204, 255, 1, 2, 3, 4, 5, 6]);
const images = await readLabelledImages(
  gzipSync(writeIdx({ type: "uint8", shape: [2, 2, 3], data: pixels })),
  gzipSync(writeIdx({ type: "uint8", shape: [2], data: new Uint8Array([7, 3]) })),
);

test("pixels become numbers from 0 to 1, in one row", () => {
  const data = imageDataset(images, [6]);
  expect(data).toMatchObject({ size: 2, inputShape: [6], targetShape: [] });
  expect(data.examples([0], "float64").input).toMatchObject(tensor([[0, 0.2, 0.4, 0.6, 0.8, 1]], { dtype: "float64" }));
  expect(data.examples([1, 0], "float64").target).toMatchObject(tensor([3, 7], { dtype: "float64" }));
});

test("a batch has the images of its places, one after the other", () => {
  const { input } = imageDataset(images, [6], { unit: 1 }).examples([1, 0, 1], "float32");
  const [first, second] = [Array.from(pixels.subarray(0, 6)), Array.from(pixels.subarray(6))];
  expect(Array.from(input.data)).toEqual([second, first, second].flat());
});

test("images keep their rows under an image's shape", () => {
  expect(imageDataset(images, [2, 3, 1]).examples([0], "float32").input).toMatchObject(
    tensor([
      [
        [[0], [0.2], [0.4]],
        [[0.6], [0.8], [1]],
      ],
    ]),
  );
});

test("colour images keep their channels", () => {
  const colours = { shape: [2, 1, 2, 3], data: pixels } as const;
  const data = imageDataset({ ...images, images: colours }, [1, 2, 3]);
  expect(data.examples([0], "float32").input).toMatchObject(
    tensor([
      [
        [
          [0, 0.2, 0.4],
          [0.6, 0.8, 1],
        ],
      ],
    ]),
  );
  expect(() => imageDataset({ ...images, images: colours }, [2])).toThrow("an image has 1 × 2 × 3 elements");
});

test("bytes are divided by the unit", () => {
  expect([...imageDataset(images, [6], { unit: 1 }).examples([1], "float32").input.data]).toEqual([1, 2, 3, 4, 5, 6]);
  expect(() => imageDataset(images, [6], { unit: 0 })).toThrow(
    "imageDataset(unit) expects a finite number > 0, but received 0.",
  );
  expect(() => imageDataset(images, [6], { unit: 1e-37 })).toThrow(
    "imageDataset(unit) expects a number by which float32 can divide 255, but received 1e-37.",
  );
});

test("every byte becomes the number nearest to byte / 255", () => {
  const data = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const every = imageDataset({ images: { shape: [256, 1, 1], data }, labels: data }, [1]);
  for (const dtype of ["float32", "float64"] as const) {
    const expected = tensor(
      Array.from(data, (byte) => [byte / 255]),
      { dtype },
    );
    expect(every.examples(data, dtype).input.data).toEqual(expected.data);
  }
});

test("refuses a shape of another number of elements", () => {
  expect(() => imageDataset(images, [3, 3])).toThrow(
    expect.objectContaining({
      name: "ShapeError",
      message: [
        "in imageDataset",
        "  expects   shape [6]",
        "  received        [3, 3]",
        "  rank: 2 ≠ 1",
        "  an image has 2 × 3 elements",
      ].join("\n"),
    }),
  );
});

test("refuses another number of labels than of images", () => {
  expect(() => imageDataset({ ...images, labels: new Uint8Array(3) }, [6])).toThrow(
    expect.objectContaining({
      name: "ShapeError",
      message: [
        "in imageDataset",
        "  expects   labels [2]",
        "  received         [3]",
        "  axis 0: 3 ≠ 2",
        "  each image needs a label",
      ].join("\n"),
    }),
  );
});

test("refuses another number of pixels than the images have", () => {
  const cut = { shape: images.images.shape, data: pixels.subarray(0, 7) };
  expect(() => imageDataset({ ...images, images: cut }, [6])).toThrow(
    expect.objectContaining({
      name: "ShapeError",
      message: [
        "in imageDataset",
        "  expects   images.data [12]",
        "  received              [7]",
        "  axis 0: 7 ≠ 12",
        "  2 images have 2 × 3 bytes each",
      ].join("\n"),
    }),
  );
});

test("refuses a place that has no image", () => {
  expect(() => imageDataset(images, [6]).examples([2], "float32")).toThrow(
    "imageDataset.examples(places[0]) expects a whole number from 0 to 1, but received 2. The dataset has 2 examples.",
  );
});

test.each([
  ["undefined", undefined, "imageDataset(images) expects an object with images and labels, but received undefined."],
  ["bytes", pixels, "imageDataset(images) expects an object with images and labels, but received a Uint8Array."],
  [
    "plain labels",
    { ...images, labels: [7, 3] },
    "imageDataset(images.labels) expects a Uint8Array, but received [7, 3].",
  ],
  [
    "plain pixels",
    { ...images, images: { shape: [1, 1, 1], data: [1] } },
    "imageDataset(images.images.data) expects a Uint8Array, but received [1].",
  ],
  [
    "no shape",
    { ...images, images: { data: pixels } },
    "imageDataset(images.images.shape) expects a list of sizes, such as [28, 28], but received undefined.",
  ],
])("refuses %s for labelled images", (_, given, message) => {
  expect(() => imageDataset(given as never, [6])).toThrow(message);
});

test("takes bytes of another realm, and keeps them bytes", () => {
  const foreign = runInNewContext("new Uint8Array([0, 51])");
  const data = imageDataset({ images: { shape: [2, 1, 1], data: foreign }, labels: foreign }, [1]);
  const { input, target } = data.examples([1], "float64");
  expect([isByteTensor(input), input.data[0], target.data[0]]).toEqual([true, 0.2, 51]);
});
