import { describeOptimizer } from "@gd/tensor/testing";
import { expect, test } from "vitest";
import { updatesOf } from "../../test/updates-of.js";
import { adamax } from "./adamax.js";

describeOptimizer(adamax({ learningRate: 0.1 }));

test("divides the mean by the largest recent gradient", () => {
  const updates = updatesOf(adamax({ learningRate: 1, meanDecay: 0.5, maximumDecay: 0.25, epsilon: 1 }), [4, -1, -4]);
  // m: 2, 0.5, −1.75; u: 4 + 1, max(1.25, 1 + 1), max(0.5, 4 + 1).
  expect(updates[0]).toBeCloseTo(-2 / 0.5 / 5, 15);
  expect(updates[1]).toBeCloseTo(-0.5 / 0.75 / 2, 15);
  expect(updates[2]).toBeCloseTo(1.75 / 0.875 / 5, 15);
});

test("the first step is as long as the rate, however small the gradient", () => {
  expect(updatesOf(adamax({ learningRate: 0.5 }), [1e-3])[0]).toBeCloseTo(-0.5, 4);
});

test.each([
  [{ learningRate: -1 }, "adamax(learningRate) expects a finite number ≥ 0, but received -1."],
  [{ learningRate: 1, meanDecay: 1 }, "adamax(meanDecay) expects a finite number ≥ 0 and < 1, but received 1."],
  [{ learningRate: 1, maximumDecay: -1 }, "adamax(maximumDecay) expects a finite number ≥ 0 and < 1, but received -1."],
  [{ learningRate: 1, epsilon: 0 }, "adamax(epsilon) expects a finite number > 0, but received 0."],
])("refuses %o", (options, message) => {
  expect(() => adamax(options)).toThrow(message);
});
