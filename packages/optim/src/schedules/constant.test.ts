import { expect, test } from "vitest";
import { constant } from "./constant.js";

test("is the same at every step", () => {
  expect([0, 1, 1e6].map(constant(0.3))).toEqual([0.3, 0.3, 0.3]);
});

test("refuses a negative rate", () => {
  expect(() => constant(-1)).toThrow("constant(learningRate) expects a finite number ≥ 0, but received -1.");
});
