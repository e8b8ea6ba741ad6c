import { fromElements, referenceOps } from "@gd/tensor";
import { describeOptimizer } from "@gd/tensor/testing";
import { expect, test } from "vitest";
import { updatesOf } from "../../test/updates-of.js";
import { lion } from "./lion.js";

describeOptimizer(lion({ learningRate: 0.01 }));
describeOptimizer(lion({ learningRate: 0.01, weightDecay: 0.1 }));

test("moves by the rate against the sign of a mean, and not at all where it is 0", () => {
  const optimizer = lion({ learningRate: 0.25, directionDecay: 0.5, meanDecay: 0.75 });
  // m before each step: 0, 2, 1, 0.75; c: 4, 0, 0.5, −0.125.
  expect(updatesOf(optimizer, [8, -2, 0, -1])).toEqual([-0.25, -0, -0.25, 0.25]);
});

test("takes away rate · λ of the weights", () => {
  const ops = referenceOps({ dtype: "float64" });
  const optimizer = lion({ learningRate: 0.5, weightDecay: 0.25 });
  const parameters = fromElements(Float64Array.of(8), [1]);
  const gradient = fromElements(Float64Array.of(-3), [1]);
  const state = optimizer.initialize(ops, 1);
  expect(optimizer.update({ ops, gradient, state, parameters, coefficients: [] }).update.data[0]).toBe(-0.5 * (-1 + 2));
});

test.each([
  [{ learningRate: -1 }, "lion(learningRate) expects a finite number ≥ 0, but received -1."],
  [{ learningRate: 1, directionDecay: 1 }, "lion(directionDecay) expects a finite number ≥ 0 and < 1, but received 1."],
  [{ learningRate: 1, meanDecay: -1 }, "lion(meanDecay) expects a finite number ≥ 0 and < 1, but received -1."],
  [{ learningRate: 1, weightDecay: -1 }, "lion(weightDecay) expects a finite number ≥ 0, but received -1."],
])("refuses %o", (options, message) => {
  expect(() => lion(options)).toThrow(message);
});
