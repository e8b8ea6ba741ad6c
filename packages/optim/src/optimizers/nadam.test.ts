import { describeOptimizer } from "@gd/tensor/testing";
import { expect, test } from "vitest";
import { updatesOf } from "../../test/updates-of.js";
import { nadam } from "./nadam.js";

describeOptimizer(nadam({ learningRate: 0.1 }));
describeOptimizer(nadam({ learningRate: 0.1, meanDecay: 0, momentumDecay: 1 }));

/** Dozat's algorithm in plain numbers. */
const plainly = (gradients: readonly number[], beta1: number, psi: number): readonly number[] => {
  const mu = (t: number) => beta1 * (1 - 0.5 * 0.96 ** (psi * t));
  let [m, v, product] = [0, 0, 1];
  return gradients.map((g, i) => {
    const t = i + 1;
    product *= mu(t);
    m = beta1 * m + (1 - beta1) * g;
    v = 0.999 * v + 0.001 * g * g;
    const ahead = (mu(t + 1) * m) / (1 - product * mu(t + 1)) + ((1 - mu(t)) * g) / (1 - product);
    return -ahead / (Math.sqrt(v / (1 - 0.999 ** t)) + 1e-8);
  });
};

test.each([
  [0.9, 0.004],
  [0.99, 2],
  [0.5, 0],
])("agrees with the paper for a mean decay of %d and a momentum decay of %d", (meanDecay, momentumDecay) => {
  const gradients = Array.from({ length: 3000 }, (_, i) => Math.sin(i) + 0.5);
  const expected = plainly(gradients, meanDecay, momentumDecay);
  const updates = updatesOf(nadam({ learningRate: 1, meanDecay, momentumDecay }), gradients);
  updates.forEach((update, i) => void expect(Math.abs(update - expected[i]!)).toBeLessThan(1e-12));
});

test.each([
  [{ learningRate: -1 }, "nadam(learningRate) expects a finite number ≥ 0, but received -1."],
  [{ learningRate: 1, meanDecay: 1 }, "nadam(meanDecay) expects a finite number ≥ 0 and < 1, but received 1."],
  [{ learningRate: 1, varianceDecay: 1 }, "nadam(varianceDecay) expects a finite number ≥ 0 and < 1, but received 1."],
  [{ learningRate: 1, epsilon: 0 }, "nadam(epsilon) expects a finite number > 0, but received 0."],
  [{ learningRate: 1, momentumDecay: -1 }, "nadam(momentumDecay) expects a finite number ≥ 0, but received -1."],
])("refuses %o", (options, message) => {
  expect(() => nadam(options)).toThrow(message);
});
