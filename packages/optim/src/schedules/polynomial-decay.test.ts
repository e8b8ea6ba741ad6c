import { expect, test } from "vitest";
import { polynomialDecay } from "./polynomial-decay.js";

test("is a straight line unless it is given a power", () => {
  const steps = [0, 1, 2, 3, 4, 5];
  expect(steps.map(polynomialDecay({ learningRate: 8, steps: 4 }))).toEqual([8, 6, 4, 2, 0, 0]);
  expect(steps.map(polynomialDecay({ learningRate: 16, steps: 4, power: 2 }))).toEqual([16, 9, 4, 1, 0, 0]);
});

test("ends at the final rate, with a power that is not whole, too", () => {
  const rate = polynomialDecay({ learningRate: 3, steps: 4, power: 0.5, finalRate: 1 });
  expect([rate(0), rate(4), rate(100)]).toEqual([3, 1, 1]);
  expect(rate(3)).toBeCloseTo(2, 14);
});

test.each([
  [{ learningRate: -1, steps: 1 }, "polynomialDecay(learningRate) expects a finite number ≥ 0, but received -1."],
  [{ learningRate: 1, steps: 0 }, "polynomialDecay(steps) expects a whole number ≥ 1, but received 0."],
  [{ learningRate: 1, steps: 1, power: 0 }, "polynomialDecay(power) expects a finite number > 0, but received 0."],
  [
    { learningRate: 1, steps: 1, finalRate: Infinity },
    "polynomialDecay(finalRate) expects a finite number ≥ 0, but received Infinity.",
  ],
])("refuses %o", (options, message) => {
  expect(() => polynomialDecay(options)).toThrow(message);
});
