import { expect, test } from "vitest";
import { roundingOf } from "./rounding-of.js";

test("is four roundings of the largest number, and never less than those next to 0", () => {
  expect([roundingOf(8, "float64"), roundingOf(8, "float32")]).toEqual([2 ** -48, 2 ** -19]);
  expect([roundingOf(0, "float64"), roundingOf(0, "float32")]).toEqual([4 * Number.MIN_VALUE, 2 ** -147]);
  expect(roundingOf(Number.POSITIVE_INFINITY, "float64")).toBe(Number.POSITIVE_INFINITY);
});
