import { expect, test } from "vitest";
import { exponentialDecay } from "./exponential-decay.js";

test("starts at the rate and falls by e in 1/decay steps", () => {
  const rate = exponentialDecay({ learningRate: 2, decay: 0.25 });
  expect(rate(0)).toBe(2);
  expect(rate(4) * Math.E).toBeCloseTo(2, 14);
  expect(exponentialDecay({ learningRate: 2, decay: 0 })(100)).toBe(2);
});

test.each([
  [
    { learningRate: Number.NaN, decay: 1 },
    "exponentialDecay(learningRate) expects a finite number ≥ 0, but received NaN.",
  ],
  [{ learningRate: 1, decay: -1 }, "exponentialDecay(decay) expects a finite number ≥ 0, but received -1."],
])("refuses %o", (options, message) => {
  expect(() => exponentialDecay(options)).toThrow(message);
});
