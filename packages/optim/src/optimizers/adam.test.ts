import { describeOptimizer } from "@gd/tensor/testing";
import { expect, test } from "vitest";
import { updatesOf } from "../../test/updates-of.js";
import { adam } from "./adam.js";

describeOptimizer(adam({ learningRate: 0.1 }));

test("the first step is as long as the rate, whatever the gradient", () => {
  for (const gradient of [1e-3, 1, 1e3]) {
    // ε = 1e-8 beside a gradient of 1e-3 takes 1e-5 of the step.
    expect(Math.abs(updatesOf(adam({ learningRate: 0.1 }), [gradient])[0]! + 0.1)).toBeLessThan(1.1e-6);
  }
});

test("takes the options of its moments", () => {
  const [update] = updatesOf(adam({ learningRate: 1, meanDecay: 0, varianceDecay: 0, epsilon: 1 }), [3]);
  expect(update).toBe(-0.75);
});
