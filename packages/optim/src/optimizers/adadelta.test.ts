import { describeOptimizer } from "@gd/tensor/testing";
import { expect, test } from "vitest";
import { updatesOf } from "../../test/updates-of.js";
import { adadelta } from "./adadelta.js";

describeOptimizer(adadelta());
describeOptimizer(adadelta({ learningRate: 0.5, varianceDecay: 0.5, epsilon: 0.01 }));

test("steps have the size of those before them", () => {
  const updates = updatesOf(adadelta({ varianceDecay: 0.5, epsilon: 2 }), [2, 0, 1]);
  // v: 2, 1, 1; w before each step: 0, 1 (as u² = 2), 0.5.
  expect(updates[0]).toBeCloseTo(-2 * Math.sqrt(2 / 4), 15);
  expect(updates[1]).toBeCloseTo(0, 15);
  expect(updates[2]).toBeCloseTo(-Math.sqrt(2.5 / 3), 15);
});

test("the rate scales the update and not what is remembered of it", () => {
  const updates = updatesOf(adadelta({ varianceDecay: 0.5 }), [1, 2, 3]);
  const halves = updatesOf(adadelta({ learningRate: 0.5, varianceDecay: 0.5 }), [1, 2, 3]);
  expect(halves).toEqual(updates.map((update) => update / 2));
});

test.each([
  [{ learningRate: -1 }, "adadelta(learningRate) expects a finite number ≥ 0, but received -1."],
  [{ varianceDecay: -0.5 }, "adadelta(varianceDecay) expects a finite number ≥ 0 and < 1, but received -0.5."],
  [{ epsilon: Number.NaN }, "adadelta(epsilon) expects a finite number > 0, but received NaN."],
])("refuses %o", (options, message) => {
  expect(() => adadelta(options)).toThrow(message);
});
