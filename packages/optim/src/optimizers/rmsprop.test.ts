import { referenceOps } from "@gd/tensor";
import { describeOptimizer } from "@gd/tensor/testing";
import { expect, test } from "vitest";
import { updatesOf } from "../../test/updates-of.js";
import { rmsprop } from "./rmsprop.js";

describeOptimizer(rmsprop({ learningRate: 0.01 }));
describeOptimizer(rmsprop({ learningRate: 0.01, centered: true }));
describeOptimizer(rmsprop({ learningRate: 0.01, centered: true, momentum: 0.5 }));

const options = { learningRate: 1, varianceDecay: 0.5, epsilon: 1 };

test("divides by the root of the mean of squares", () => {
  const updates = updatesOf(rmsprop(options), [4, 2]);
  // v: 8, then 6.
  expect(updates[0]).toBeCloseTo(-4 / (Math.sqrt(8) + 1), 15);
  expect(updates[1]).toBeCloseTo(-2 / (Math.sqrt(6) + 1), 15);
});

test("centered, by the deviation from the mean", () => {
  const updates = updatesOf(rmsprop({ ...options, centered: true }), [4, 2]);
  // v − m²: 8 − 2², then 6 − 2².
  expect(updates[0]).toBeCloseTo(-4 / 3, 15);
  expect(updates[1]).toBeCloseTo(-2 / (Math.SQRT2 + 1), 15);
});

test("a centered variance that rounds to less than 0 counts as 0", () => {
  // Where gradients of 0.7 go on, v − m² ends at −5.6e-17.
  const updates = updatesOf(rmsprop({ ...options, centered: true }), Array(100).fill(0.7));
  for (const update of updates) expect(Number.isFinite(update)).toBe(true);
  expect(updates.at(-1)).toBe(-0.7);
});

test("momentum adds up what is divided", () => {
  const [first, second] = updatesOf(rmsprop(options), [4, 2]);
  const updates = updatesOf(rmsprop({ ...options, momentum: 0.5 }), [4, 2]);
  expect(updates[0]).toBe(first);
  expect(updates[1]).toBeCloseTo(first! / 2 + second!, 15);
});

test("keeps no vectors that it does not need", () => {
  const vectors = (optimizer: ReturnType<typeof rmsprop>) =>
    JSON.stringify(optimizer.initialize(referenceOps(), 1)).match(/"shape"/g)?.length;
  expect(vectors(rmsprop(options))).toBe(1);
  expect(vectors(rmsprop({ ...options, centered: true, momentum: 0.5 }))).toBe(3);
});

test.each([
  [{ learningRate: -1 }, "rmsprop(learningRate) expects a finite number ≥ 0, but received -1."],
  [
    { learningRate: 1, varianceDecay: 1 },
    "rmsprop(varianceDecay) expects a finite number ≥ 0 and < 1, but received 1.",
  ],
  [{ learningRate: 1, epsilon: 0 }, "rmsprop(epsilon) expects a finite number > 0, but received 0."],
  [{ learningRate: 1, momentum: 1 }, "rmsprop(momentum) expects a finite number ≥ 0 and < 1, but received 1."],
])("refuses %o", (wrong, message) => {
  expect(() => rmsprop(wrong)).toThrow(message);
});
