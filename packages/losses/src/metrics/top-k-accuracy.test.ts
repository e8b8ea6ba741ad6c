import { ArgumentError, tensor } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { accuracy } from "./accuracy.js";
import { topKAccuracy } from "./top-k-accuracy.js";

const output = tensor([
  [0.1, 0.7, 0.2],
  [3, 1, 2],
  [1, 1, 1],
  [Number.NaN, 0, 5],
]);

test("counts labels among the k largest outputs, of equals the first; a NaN is never right", () => {
  const labels = tensor([0, 2, 1, 2]);
  expect([1, 2, 3].map((k) => topKAccuracy({ k })(output, labels))).toEqual([0, 0.5, 0.75]);
  const first = tensor([1, 0, 0, 2]);
  expect(topKAccuracy({ k: 1 })(output, first)).toBe(accuracy(output, first));
});

test("takes probabilities for labels, and is named after k", () => {
  expect(topKAccuracy({ k: 2 })(tensor([[3, 1, 2]]), tensor([[0.1, 0.1, 0.8]]))).toBe(1);
  expect(topKAccuracy({ k: 5 }).name).toBe("top5Accuracy");
});

describe("refuses", () => {
  test.each([0, -1, 1.5, Number.NaN])("k = %d", (k) => {
    expect(() => topKAccuracy({ k })).toThrow(ArgumentError);
    expect(() => topKAccuracy({ k })).toThrow(`topKAccuracy(k) expects a whole number ≥ 1, but received ${k}.`);
  });

  test("k above the number of classes, and a single output", () => {
    expect(() => topKAccuracy({ k: 4 })(output, tensor([0, 2, 1, 2]))).toThrow(
      "topKAccuracy(k) expects a whole number from 1 to 3, but received 4. There are 3 classes.",
    );
    expect(() => topKAccuracy({ k: 1 })(tensor([[1]]), tensor([[1]]))).toThrow(
      "topKAccuracy(output.shape) expects scores of two classes or more, but received [1, 1].",
    );
  });

  test("a label that is no class", () => {
    expect(() => topKAccuracy({ k: 1 })(output, tensor([0, 3, 1, 2]))).toThrow(
      "topKAccuracy: the label of example 1 is 3; labels of 3 classes are whole numbers from 0 to 2",
    );
  });
});

test("says so where it is taken for a metric itself", () => {
  const uncalled = topKAccuracy as unknown as (output: unknown, target: unknown) => number;
  expect(() => uncalled(output, tensor([0, 2, 1, 2]))).toThrow(
    "topKAccuracy(options) expects an object with k, but received a tensor of shape [4, 3]. Call it to make a metric: topKAccuracy({ k: 5 }).",
  );
});
