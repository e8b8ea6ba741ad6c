import { isRepeatable } from "@gd/tensor";
import { describeOptimizer } from "@gd/tensor/testing";
import { expect, test } from "vitest";
import { updatesOf } from "../../test/updates-of.js";
import { adam } from "../optimizers/adam.js";
import { gradientDescent } from "../optimizers/gradient-descent.js";
import { stepDecay } from "../schedules/step-decay.js";
import { accumulateGradients } from "./accumulate-gradients.js";

describeOptimizer(accumulateGradients(adam({ learningRate: 0.1 }), { steps: 3 }));

test("one update of the mean of each n gradients", () => {
  const optimizer = accumulateGradients(gradientDescent({ learningRate: 1 }), { steps: 2 });
  const updates = updatesOf(optimizer, [2, 4, 10, -4, 6]).map(Math.abs);
  expect(updates).toEqual([0, 3, 0, 3, 0]);
});

test("is the optimizer on the means, bit for bit, with its schedule and its state", () => {
  const optimizer = adam({ learningRate: stepDecay({ learningRate: 0.1, every: 2, factor: 0.5 }), amsgrad: true });
  const gradients = Array.from({ length: 30 }, (_, i) => Math.sin(i * i));
  const means = Array.from(
    { length: 10 },
    (_, i) => (gradients[3 * i]! + gradients[3 * i + 1]! + gradients[3 * i + 2]!) / 3,
  );
  const updates = updatesOf(accumulateGradients(optimizer, { steps: 3 }), gradients);
  expect(updates.filter((_, step) => step % 3 === 2)).toEqual(updatesOf(optimizer, means));
  expect(updatesOf(accumulateGradients(optimizer, { steps: 1 }), means)).toEqual(updatesOf(optimizer, means));
});

test("is repeatable if its optimizer is", () => {
  const optimizer = gradientDescent({ learningRate: 1 });
  expect(isRepeatable(accumulateGradients(optimizer, { steps: 2 }))).toBe(true);
  expect(isRepeatable(accumulateGradients({ ...optimizer }, { steps: 2 }))).toBe(false);
});

test.each([0, 1.5])("refuses %d steps", (steps) => {
  const optimizer = gradientDescent({ learningRate: 1 });
  expect(() => accumulateGradients(optimizer, { steps })).toThrow(
    `accumulateGradients(steps) expects a whole number ≥ 1, but received ${steps}.`,
  );
});
