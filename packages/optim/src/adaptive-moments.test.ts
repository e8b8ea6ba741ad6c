import { describeTransformation } from "@gd/tensor/testing";
import { expect, test } from "vitest";
import { updatesOf } from "../test/updates-of.js";
import { adaptiveMoments } from "./adaptive-moments.js";

describeTransformation(adaptiveMoments());

test("divides the mean of gradients by the root of the mean of their squares", () => {
  const updates = updatesOf(adaptiveMoments({ meanDecay: 0.5, varianceDecay: 0.75, epsilon: 1 }), [4, 0]);
  // m̂: 2 / 0.5 = 4, then 1 / 0.75; v̂: 4 / 0.25 = 16, then 3 / 0.4375.
  expect(updates[0]).toBeCloseTo(4 / 5, 15);
  expect(updates[1]).toBeCloseTo(1 / 0.75 / (Math.sqrt(3 / 0.4375) + 1), 15);
});

test.each([
  [{ meanDecay: 1 }, "meanDecay: expected a number from 0 to below 1, received 1"],
  [{ varianceDecay: -1 }, "varianceDecay: expected a number from 0 to below 1, received -1"],
  [{ epsilon: 0 }, "epsilon: expected a finite number > 0, received 0"],
])("refuses %o", (options, message) => {
  expect(() => adaptiveMoments(options)).toThrow(message);
});
