import { describeTransformation } from "@gd/tensor/testing";
import { expect, test } from "vitest";
import { updatesOf } from "../../test/updates-of.js";
import { adaptiveMoments } from "./adaptive-moments.js";

describeTransformation(adaptiveMoments());
describeTransformation(adaptiveMoments({ amsgrad: true }));

test("divides the mean of gradients by the root of the mean of their squares", () => {
  const updates = updatesOf(adaptiveMoments({ meanDecay: 0.5, varianceDecay: 0.75, epsilon: 1 }), [4, 0]);
  // m̂: 2 / 0.5 = 4, then 1 / 0.75; v̂: 4 / 0.25 = 16, then 3 / 0.4375.
  expect(updates[0]).toBeCloseTo(4 / 5, 15);
  expect(updates[1]).toBeCloseTo(1 / 0.75 / (Math.sqrt(3 / 0.4375) + 1), 15);
});

test("with amsgrad, by the root of the largest mean of squares", () => {
  const options = { meanDecay: 0.5, varianceDecay: 0.75, epsilon: 1 };
  const [first, second, third] = updatesOf(adaptiveMoments({ ...options, amsgrad: true }), [4, 0, 8]);
  expect(first).toBe(updatesOf(adaptiveMoments(options), [4])[0]);
  // m̂: 4, 1 / 0.75, 4.5 / 0.875; v: 4, 3 (but 4 before it), 18.25.
  expect(second).toBeCloseTo(1 / 0.75 / (Math.sqrt(4 / 0.4375) + 1), 15);
  expect(third).toBeCloseTo(4.5 / 0.875 / (Math.sqrt(18.25 / (1 - 0.75 ** 3)) + 1), 15);
});

test.each([
  [{ meanDecay: 1 }, "adaptiveMoments(meanDecay) expects a finite number ≥ 0 and < 1, but received 1."],
  [{ varianceDecay: -1 }, "adaptiveMoments(varianceDecay) expects a finite number ≥ 0 and < 1, but received -1."],
  [{ epsilon: 0 }, "adaptiveMoments(epsilon) expects a finite number > 0, but received 0."],
])("refuses %o", (options, message) => {
  expect(() => adaptiveMoments(options)).toThrow(message);
});
