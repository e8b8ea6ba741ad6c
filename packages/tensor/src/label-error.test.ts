import { expect, test } from "vitest";
import { expectLabel, LabelError } from "./label-error.js";

test.each([0, 2, -0])("takes the label %d of three classes", (label) => {
  expect(() => expectLabel("f", 0, label, 3, "float32")).not.toThrow();
});

test.each([-1, 3, 0.5, Number.NaN, Infinity])("refuses the label %d of three classes", (label) => {
  expect(() => expectLabel("f", 4, label, 3)).toThrow(LabelError);
  expect(() => expectLabel("f", 4, label, 3)).toThrow(
    `f: the label of example 4 is ${label}; labels of 3 classes are whole numbers from 0 to 2`,
  );
});

test("refuses labels that float32 may have rounded", () => {
  const classes = 2 ** 24 + 2;
  expect(Math.fround(2 ** 24 + 1)).toBe(2 ** 24);
  for (const dtype of ["float32", "float64"] as const) {
    expect(() => expectLabel("f", 4, 2 ** 24 - 1, classes, dtype)).not.toThrow();
  }
  expect(() => expectLabel("f", 4, 2 ** 24 + 1, classes)).not.toThrow();
  expect(() => expectLabel("f", 4, 2 ** 24, classes, "float32")).toThrow(LabelError);
  expect(() => expectLabel("f", 4, 2 ** 24, classes, "float32")).toThrow(
    "f: the label of example 4 is 16777216; float32 cannot tell it from the next: compute with float64 for labels of 2²⁴ and more",
  );
});
