import { tensor } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { dataset } from "./dataset.js";
import { imageDataset } from "./image-dataset.js";
import { subset } from "./subset.js";

const inputs = tensor([
  [1, 2],
  [3, 4],
  [5, 6],
]);
const pixels = Uint8Array.from([1, 2, 3, 4, 5, 6]);

describe.each([
  ["a dataset of labels", dataset(inputs, tensor([7, 8, 9]))],
  ["a dataset of vectors", dataset(inputs, inputs)],
  ["images", imageDataset({ images: { shape: [3, 1, 2], data: pixels }, labels: pixels.subarray(0, 3) }, [2])],
  ["a subset", subset(dataset(inputs, tensor([7, 8, 9])), [2, 0, 1])],
])("the targets alone of %s", (_, data) => {
  test("are those of the examples, in either precision", () => {
    for (const dtype of ["float32", "float64"] as const) {
      expect(data.targets!([2, 0], dtype)).toEqual(data.examples([2, 0], dtype).target);
    }
  });

  test("are refused for places that have no example", () => {
    expect(() => data.targets!([0, 3], "float32")).toThrow(
      "targets(places[1]) expects a whole number from 0 to 2, but received 3.",
    );
  });
});

test("a subset gives no targets alone where the whole does not", () => {
  const { targets: _, ...whole } = dataset(inputs, tensor([7, 8, 9]));
  expect(subset(whole, [0]).targets).toBe(undefined);
});
