import { expect, test } from "vitest";
import { cosineDecay } from "./cosine-decay.js";
import { cosineRestarts } from "./cosine-restarts.js";

const range = (length: number) => Array.from({ length }, (_, i) => i);
const period = (steps: number) => range(steps).map(cosineDecay({ learningRate: 3, steps, finalRate: 1 }));

test("begins again after each period", () => {
  const rates = range(12).map(cosineRestarts({ learningRate: 3, steps: 4, finalRate: 1 }));
  expect(rates).toEqual([...period(4), ...period(4), ...period(4)]);
  expect(cosineRestarts({ learningRate: 3, steps: 4 })(4e9)).toBe(3);
});

test("falls to 0 by default", () => {
  expect(cosineRestarts({ learningRate: 3, steps: 4 })(2)).toBeCloseTo(1.5, 15);
});

test("periods grow by their factor", () => {
  const rates = range(14).map(cosineRestarts({ learningRate: 3, steps: 2, lengthFactor: 2, finalRate: 1 }));
  expect(rates).toEqual([...period(2), ...period(4), ...period(8)]);
});

test.each([
  [{ learningRate: -1, steps: 1 }, "cosineRestarts(learningRate) expects a finite number ≥ 0, but received -1."],
  [{ learningRate: 1, steps: 0 }, "cosineRestarts(steps) expects a whole number ≥ 1, but received 0."],
  [
    { learningRate: 1, steps: 1, lengthFactor: 1.5 },
    "cosineRestarts(lengthFactor) expects a whole number ≥ 1, but received 1.5.",
  ],
  [
    { learningRate: 1, steps: 1, finalRate: -1 },
    "cosineRestarts(finalRate) expects a finite number ≥ 0, but received -1.",
  ],
])("refuses %o", (options, message) => {
  expect(() => cosineRestarts(options)).toThrow(message);
});
