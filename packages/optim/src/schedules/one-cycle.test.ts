import { expect, test } from "vitest";
import { oneCycle } from "./one-cycle.js";

// torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=0.4, total_steps=10): peak at step 2.
test("rises to the greatest rate and falls to the final one, as half waves", () => {
  const rate = oneCycle({ learningRate: 0.4, steps: 10 });
  expect(rate(0)).toBeCloseTo(0.4 / 25, 16);
  expect(rate(1)).toBeCloseTo((0.4 / 25 + 0.4) / 2, 15);
  expect(rate(2)).toBe(0.4);
  expect(rate(3)).toBeCloseTo(1.6e-6 + ((0.4 - 1.6e-6) * (1 + Math.cos(Math.PI / 7))) / 2, 15);
  expect(rate(9)).toBeCloseTo(1.6e-6, 20);
  expect(rate(1000)).toBe(rate(9));
});

test("takes the ends that it is given, and a peak between steps", () => {
  const rate = oneCycle({ learningRate: 4, steps: 5, warmup: 0.5, initialRate: 2, finalRate: 1 });
  // The peak is at step 1.5: step 1 is 2/3 of the way up, step 2 a fifth of the way down.
  expect(rate(0)).toBe(2);
  expect(rate(1)).toBeCloseTo(4 - (2 * (1 + Math.cos((Math.PI * 2) / 3))) / 2, 15);
  expect(rate(2)).toBeCloseTo(1 + (3 * (1 + Math.cos(Math.PI / 5))) / 2, 15);
  expect(rate(4)).toBe(1);
});

test("very short cycles, and ones without a way up or down, have finite rates", () => {
  for (const steps of [1, 2, 3]) {
    for (const warmup of [0, 0.3, 0.5, 1]) {
      const rate = oneCycle({ learningRate: 1, steps, warmup });
      for (let step = 0; step <= steps; step++) {
        expect(rate(step)).toBeGreaterThan(0);
        expect(rate(step)).toBeLessThanOrEqual(1);
      }
    }
  }
});

test.each([
  [{ learningRate: -1, steps: 1 }, "oneCycle(learningRate) expects a finite number ≥ 0, but received -1."],
  [{ learningRate: 1, steps: 0 }, "oneCycle(steps) expects a whole number ≥ 1, but received 0."],
  [
    { learningRate: 1, steps: 1, warmup: 1.1 },
    "oneCycle(warmup) expects a finite number from 0 to 1, but received 1.1.",
  ],
  [
    { learningRate: 1, steps: 1, initialRate: -1 },
    "oneCycle(initialRate) expects a finite number ≥ 0, but received -1.",
  ],
  [
    { learningRate: 1, steps: 1, finalRate: Number.NaN },
    "oneCycle(finalRate) expects a finite number ≥ 0, but received NaN.",
  ],
])("refuses %o", (options, message) => {
  expect(() => oneCycle(options)).toThrow(message);
});
