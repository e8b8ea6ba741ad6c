import { coefficientsAt, fromElements, referenceOps } from "@gd/tensor";
import { describeOptimizer } from "@gd/tensor/testing";
import { expect, test } from "vitest";
import { updatesOf } from "../../test/updates-of.js";
import { adam } from "./adam.js";
import { adamW } from "./adam-w.js";

describeOptimizer(adamW({ learningRate: 0.1 }));
describeOptimizer(adamW({ learningRate: 0.1, weightDecay: 0.1, amsgrad: true }));

test("without decay it is adam", () => {
  const gradients = [1, -2, 0.5, 4];
  expect(updatesOf(adamW({ learningRate: 0.1, weightDecay: 0 }), gradients)).toEqual(
    updatesOf(adam({ learningRate: 0.1 }), gradients),
  );
});

test("a step takes away rate · λ of the weights, whatever the gradients were", () => {
  const ops = referenceOps({ dtype: "float64" });
  for (const [options, share] of [
    [{ learningRate: 0.5, weightDecay: 0.25 }, 0.125],
    [{ learningRate: 0.5 }, 0.005],
  ] as const) {
    const optimizer = adamW(options);
    const parameters = fromElements(Float64Array.of(8), [1]);
    const gradient = fromElements(Float64Array.of(0), [1]);
    const state = optimizer.initialize(ops, 1);
    const coefficients = coefficientsAt(optimizer, ops, 0);
    expect(optimizer.update({ ops, gradient, state, parameters, coefficients }).update.data[0]).toBe(-share * 8);
  }
});

test.each([
  [{ learningRate: -1 }, "adamW(learningRate) expects a finite number ≥ 0, but received -1."],
  [{ learningRate: 1, weightDecay: -1 }, "adamW(weightDecay) expects a finite number ≥ 0, but received -1."],
  [{ learningRate: 1, meanDecay: 1 }, "adamW(meanDecay) expects a finite number ≥ 0 and < 1, but received 1."],
])("refuses %o", (options, message) => {
  expect(() => adamW(options)).toThrow(message);
});
