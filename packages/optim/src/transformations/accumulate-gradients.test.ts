import { coefficientsAt, type GradientTransformation, isRepeatable, referenceOps, type Vector } from "@gd/tensor";
import { describeOptimizer } from "@gd/tensor/testing";
import { describe, expect, test } from "vitest";
import { updatesOf } from "../../test/updates-of.js";
import { adam } from "../optimizers/adam.js";
import { gradientDescent } from "../optimizers/gradient-descent.js";
import { stepDecay } from "../schedules/step-decay.js";
import { accumulateGradients } from "./accumulate-gradients.js";
import { chain } from "./chain.js";
import { clipByNorm } from "./clip-by-norm.js";

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

describe("gradients of batches combine as one batch does", () => {
  const descent = gradientDescent({ learningRate: 1 });
  const downhill = (
    steps: number,
    ...given: Parameters<typeof updatesOf> extends [unknown, ...infer Rest] ? Rest : []
  ) => updatesOf(accumulateGradients(descent, { steps }), ...given).map((update) => 0 - update);

  test("by their weights", () => {
    expect(downhill(2, [6, 2, 1, 5], { weights: [3, 1, 1, 3] })).toEqual([0, 5, 0, 4]);
    expect(downhill(3, [6, 7, 2], { weights: [3, 0, 1] })).toEqual([0, 0, 5]);
  });

  test("by their sum", () => {
    expect(downhill(2, [6, 2, 1, 5], { reduction: "sum", weights: [3, 1, 1, 3] })).toEqual([0, 8, 0, 6]);
    expect(downhill(2, [6, 2], { reduction: "sum" })).toEqual([0, 8]);
  });

  test("each with the same weight where none is told", () => {
    expect(downhill(2, [6, 2])).toEqual([0, 4]);
  });

  test("of batches that combine others, too", () => {
    const weights = [1, 2, 3, 2, 1, 3, 4, 4];
    const gradients = [8, 4, -2, 5, 1, 7, 3, -6];
    const ofTwo = accumulateGradients(accumulateGradients(descent, { steps: 2 }), { steps: 2 });
    const nested = updatesOf(ofTwo, gradients, { weights });
    expect(nested).toEqual(updatesOf(accumulateGradients(descent, { steps: 4 }), gradients, { weights }));
    expect(ofTwo.stepsPerUpdate).toBe(4);
  });

  test("and a group that an early last step ends is not part of the next", () => {
    const optimizer = accumulateGradients(descent, { steps: 3 });
    const ops = referenceOps({ dtype: "float64" });
    const parameters: Vector = ops.fill([1], 0);
    let state = optimizer.initialize(ops, 1);
    // Steps 0 and 2, and then 3, 4 and 5.
    const updates = [0, 2, 3, 4, 5].map((step, i) => {
      const coefficients = coefficientsAt(optimizer, ops, step);
      const gradient = ops.fill([1], [2, 4, 9, 0, 0][i]!);
      const next = optimizer.update({ ops, gradient, state, parameters, coefficients });
      state = next.state;
      return 0 - next.update.data[0]!;
    });
    expect(updates).toEqual([0, 3, 0, 0, 3]);
    expect([...state.sum.data, ...state.weight.data]).toEqual([0, 0]);
  });
});

test("says in how many steps it makes an update", () => {
  const optimizer = gradientDescent({ learningRate: 1 });
  const accumulate = (steps: number) => accumulateGradients(optimizer, { steps });
  expect(optimizer.stepsPerUpdate).toBe(undefined);
  expect(accumulate(3).stepsPerUpdate).toBe(3);
  expect(chain(clipByNorm(1), accumulate(3)).stepsPerUpdate).toBe(3);
  expect(chain(accumulate(4), accumulate(6)).stepsPerUpdate).toBe(12);
  expect(chain(optimizer, clipByNorm(1)).stepsPerUpdate).toBe(1);
});

test("is repeatable if its optimizer is", () => {
  const optimizer = gradientDescent({ learningRate: 1 });
  expect(isRepeatable(accumulateGradients(optimizer, { steps: 2 }))).toBe(true);
  expect(isRepeatable(accumulateGradients({ ...optimizer }, { steps: 2 }))).toBe(false);
});

test("refuses an optimizer that returns nonsense, by its name", () => {
  const { initialize } = gradientDescent({ learningRate: 1 });
  for (const returned of [
    undefined,
    3,
    { update: 3, state: [] },
    { update: referenceOps().fill([2], 0), state: [] },
    { update: referenceOps().fill([1], 0) },
  ]) {
    const own: GradientTransformation = { name: "own", initialize, update: () => returned as never };
    for (const optimizer of [accumulateGradients(own, { steps: 1 }), chain(own)]) {
      expect(() => updatesOf(optimizer, [1])).toThrow(
        "own, in what its update returns, expects { update, state } with",
      );
    }
  }
  const forgetful: GradientTransformation = {
    name: "own",
    initialize: (ops, length) => ({ sum: ops.fill([length], 0) }),
    update: ({ gradient }) => ({ update: gradient, state: {} }),
  };
  expect(() => updatesOf(accumulateGradients(forgetful, { steps: 1 }), [1])).toThrow(
    "own, in the state it returns, expects the names of the state it received, but received {}.",
  );
});

test.each([0, 1.5])("refuses %d steps", (steps) => {
  const optimizer = gradientDescent({ learningRate: 1 });
  expect(() => accumulateGradients(optimizer, { steps })).toThrow(
    `accumulateGradients(steps) expects a whole number ≥ 1, but received ${steps}.`,
  );
});
