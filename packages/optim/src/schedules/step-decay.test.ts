import { expect, test } from "vitest";
import { stepDecay } from "./step-decay.js";

test("changes the rate every so many steps", () => {
  expect([0, 1, 2, 3, 4, 5].map(stepDecay({ learningRate: 8, every: 2, factor: 0.5 }))).toEqual([8, 8, 4, 4, 2, 2]);
});

test.each([
  [{ learningRate: -1, every: 1, factor: 1 }, "stepDecay(learningRate) expects a finite number ≥ 0, but received -1."],
  [{ learningRate: 1, every: 1.5, factor: 1 }, "stepDecay(every) expects a whole number ≥ 1, but received 1.5."],
  [{ learningRate: 1, every: 1, factor: -1 }, "stepDecay(factor) expects a finite number ≥ 0, but received -1."],
])("refuses %o", (options, message) => {
  expect(() => stepDecay(options)).toThrow(message);
});
