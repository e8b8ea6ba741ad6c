import { LabelError, tensor } from "@gd/tensor";
import { expect, test } from "vitest";
import { oneHot } from "./one-hot.js";

const rows = [
  [0, 0, 1],
  [1, 0, 0],
];

test("puts a 1 at each label's place", () => {
  expect(oneHot([2, 0], 3)).toEqual(tensor(rows));
  expect(oneHot(new Uint8Array([2, 0]), 3, { dtype: "float64" })).toEqual(tensor(rows, { dtype: "float64" }));
});

test("no labels make no rows", () => {
  expect(oneHot([], 3).shape).toEqual([0, 3]);
});

test.each([-1, 3, 0.5, Number.NaN])("refuses the label %d", (label) => {
  expect(() => oneHot([0, label], 3)).toThrow(new LabelError("oneHot", 1, label, 3));
});

test.each([0, -1, 2.5, Number.NaN])("refuses %d classes", (classes) => {
  expect(() => oneHot([], classes)).toThrow(
    expect.objectContaining({
      name: "ArgumentError",
      message: `oneHot(classes) expects a whole number ≥ 1, but received ${classes}.`,
    }),
  );
});
