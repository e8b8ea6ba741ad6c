import { describeOptimizer } from "@gd/tensor/testing";
import { expect, test } from "vitest";
import { updatesOf } from "../../test/updates-of.js";
import { adagrad } from "./adagrad.js";

describeOptimizer(adagrad({ learningRate: 0.5 }));
describeOptimizer(adagrad({ learningRate: 0.5, initialAccumulator: 1 }));

test("divides by the root of the sum of squares so far", () => {
  const [first, second] = updatesOf(adagrad({ learningRate: 2 }), [3, 4]);
  expect(first).toBeCloseTo((-2 * 3) / 3, 9);
  expect(second).toBeCloseTo((-2 * 4) / 5, 9);
});

test("starts from the initial accumulator, and ε is added to the root", () => {
  expect(updatesOf(adagrad({ learningRate: 1, initialAccumulator: 16, epsilon: 1 }), [3])).toEqual([-0.5]);
});

test.each([
  [{ learningRate: -1 }, "adagrad(learningRate) expects a finite number ≥ 0, but received -1."],
  [
    { learningRate: 1, initialAccumulator: -1 },
    "adagrad(initialAccumulator) expects a finite number ≥ 0, but received -1.",
  ],
  [{ learningRate: 1, epsilon: 0 }, "adagrad(epsilon) expects a finite number > 0, but received 0."],
])("refuses %o", (options, message) => {
  expect(() => adagrad(options)).toThrow(message);
});
