import { LabelError, tensor } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { batches } from "./batches.js";
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

describe("labels that float32 would round", () => {
  const float64 = { dtype: "float64" } as const;
  const large = dataset(inputs, tensor([3, 2 ** 24 - 1, 2 ** 24 + 1], float64));

  test("are refused by all that reads them in float32", () => {
    for (const [place, read] of [
      ["dataset.examples", () => large.examples([0, 2], "float32")],
      ["dataset.targets", () => large.targets!([0, 2], "float32")],
      ["dataset.examples", () => subset(large, [2, 0]).examples([0], "float32")],
      ["dataset.examples", () => [...batches(large, { batchSize: 3 })]],
    ] as const) {
      expect(read).toThrow(LabelError);
      expect(read).toThrow(
        `${place}: the label of example 2 is 16777217; float32 cannot tell it from the next: compute with float64`,
      );
    }
  });

  test("are read in float64, and smaller ones in either", () => {
    expect([...large.examples([2, 1], "float64").target.data]).toEqual([2 ** 24 + 1, 2 ** 24 - 1]);
    expect([...large.examples([0, 1], "float32").target.data]).toEqual([3, 2 ** 24 - 1]);
  });

  test("are no labels where they have an axis or a fraction", () => {
    const numbers = dataset(inputs, tensor([[2 ** 24 + 1], [1], [2]], float64));
    expect([...numbers.examples([0], "float32").target.data]).toEqual([2 ** 24]);
    const fractions = dataset(inputs, tensor([2 ** 24 + 0.5, 1, 2], float64));
    expect([...fractions.examples([0], "float32").target.data]).toEqual([2 ** 24]);
  });
});
