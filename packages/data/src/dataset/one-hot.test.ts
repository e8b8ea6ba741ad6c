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

test.each(["1", null, undefined, 1n])("refuses the label %o, which is no number", (label) => {
  expect(() => oneHot([0, label as never], 3)).toThrow(
    expect.objectContaining({ name: "ArgumentError", place: "oneHot(labels[1])", received: label }),
  );
});

test.each([0, -1, 2.5, Number.NaN])("refuses %d classes", (classes) => {
  expect(() => oneHot([], classes)).toThrow(
    expect.objectContaining({
      name: "ArgumentError",
      message: `oneHot(classes) expects a whole number ≥ 1, but received ${classes}.`,
    }),
  );
});

test("refuses a label that float32 may have rounded, and more rows than memory holds", () => {
  const classes = 2 ** 24 + 2;
  expect(() => oneHot(Float32Array.of(2 ** 24 + 1), classes)).toThrow(
    "oneHot: the label of example 0 is 16777216; float32 cannot tell it from the next",
  );
  expect(oneHot([2 ** 24 + 1], classes).data[2 ** 24 + 1]).toBe(1);
  expect(() => oneHot([0], 1e15)).toThrow(
    "oneHot(labels, classes) expects as many elements as memory holds, but received 1000000000000000.",
  );
});

test("refuses a tensor of labels, and an option that is none", () => {
  const labels = tensor([0, 1]);
  expect(() => oneHot(labels as never, 2)).toThrow(
    "oneHot(labels) expects an array or a typed array, but received a tensor of shape [2]. Of a tensor, pass its data.",
  );
  expect(() => oneHot([0], 2, { type: "float64" } as never)).toThrow("oneHot(options) expects no option but dtype");
});
