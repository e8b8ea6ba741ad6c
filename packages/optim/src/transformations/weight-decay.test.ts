import { fromElements, referenceOps } from "@gd/tensor";
import { describeTransformation } from "@gd/tensor/testing";
import { expect, test } from "vitest";
import { weightDecay } from "./weight-decay.js";

describeTransformation(weightDecay(0.1));

test("adds λθ to the gradient", () => {
  const ops = referenceOps({ dtype: "float64" });
  const gradient = fromElements(Float64Array.of(1, 0), [2]);
  const parameters = fromElements(Float64Array.of(8, -4), [2]);
  const { update } = weightDecay(0.25).update({ ops, gradient, state: [], parameters, coefficients: [] });
  expect([...update.data]).toEqual([3, -1]);
});

test.each([-0.1, Infinity])("refuses a decay of %d", (decay) => {
  expect(() => weightDecay(decay)).toThrow(
    `weightDecay(weightDecay) expects a finite number ≥ 0, but received ${decay}.`,
  );
});
