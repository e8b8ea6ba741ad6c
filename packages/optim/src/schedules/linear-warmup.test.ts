import { expect, test } from "vitest";
import { linearWarmup } from "./linear-warmup.js";

test("rises to the rate and stays there", () => {
  const steps = [0, 1, 2, 3, 4, 5];
  expect(steps.map(linearWarmup({ learningRate: 8, steps: 4 }))).toEqual([0, 2, 4, 6, 8, 8]);
  expect(steps.map(linearWarmup({ learningRate: 8, steps: 4, initialRate: 4 }))).toEqual([4, 5, 6, 7, 8, 8]);
});

test.each([
  [{ learningRate: -1, steps: 1 }, "linearWarmup(learningRate) expects a finite number ≥ 0, but received -1."],
  [{ learningRate: 1, steps: 0 }, "linearWarmup(steps) expects a whole number ≥ 1, but received 0."],
  [
    { learningRate: 1, steps: 1, initialRate: -1 },
    "linearWarmup(initialRate) expects a finite number ≥ 0, but received -1.",
  ],
])("refuses %o", (options, message) => {
  expect(() => linearWarmup(options)).toThrow(message);
});
