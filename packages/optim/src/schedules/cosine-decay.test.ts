import { expect, test } from "vitest";
import { cosineDecay } from "./cosine-decay.js";

test("falls slowly at both ends and is half way in the middle", () => {
  const rate = cosineDecay({ learningRate: 3, steps: 6, finalRate: 1 });
  expect([rate(0), rate(6), rate(7)]).toEqual([3, 1, 1]);
  expect(rate(2)).toBeCloseTo(2.5, 15);
  expect(rate(3)).toBeCloseTo(2, 15);
  expect(rate(4)).toBeCloseTo(1.5, 15);
  expect(cosineDecay({ learningRate: 3, steps: 6 })(6)).toBe(0);
});

test.each([
  [{ learningRate: Number.NaN, steps: 1 }, "cosineDecay(learningRate) expects a finite number ≥ 0, but received NaN."],
  [{ learningRate: 1, steps: 2.5 }, "cosineDecay(steps) expects a whole number ≥ 1, but received 2.5."],
  [
    { learningRate: 1, steps: 1, finalRate: -1 },
    "cosineDecay(finalRate) expects a finite number ≥ 0, but received -1.",
  ],
])("refuses %o", (options, message) => {
  expect(() => cosineDecay(options)).toThrow(message);
});
