import { expect, test } from "vitest";
import { inverseTimeDecay } from "./inverse-time-decay.js";

test("halves after 1/decay steps, and is a third after twice as many", () => {
  expect([0, 4, 8].map(inverseTimeDecay({ learningRate: 3, decay: 0.25 }))).toEqual([3, 1.5, 1]);
});

test.each([
  [{ learningRate: -1, decay: 1 }, "inverseTimeDecay(learningRate) expects a finite number ≥ 0, but received -1."],
  [{ learningRate: 1, decay: Number.NaN }, "inverseTimeDecay(decay) expects a finite number ≥ 0, but received NaN."],
])("refuses %o", (options, message) => {
  expect(() => inverseTimeDecay(options)).toThrow(message);
});
