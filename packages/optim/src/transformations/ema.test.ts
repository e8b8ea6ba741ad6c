import {
  coefficientsAt,
  type DType,
  fromElements,
  type GradientTransformation,
  referenceOps,
  type Vector,
} from "@gd/tensor";
import { describeOptimizer, describeTransformation } from "@gd/tensor/testing";
import { expect, test } from "vitest";
import { updatesOf } from "../../test/updates-of.js";
import { adam } from "../optimizers/adam.js";
import { gradientDescent } from "../optimizers/gradient-descent.js";
import { averagedWeights } from "./averaged-weights.js";
import { chain } from "./chain.js";
import { ema } from "./ema.js";

describeTransformation(ema());
describeOptimizer(chain(adam({ learningRate: 0.1 }), ema({ decay: 0.9 })));

/** The averages after each step from a start, by gradients of one parameter. */
const averagesOf = (optimizer: GradientTransformation, start: number, gradients: readonly number[], dtype: DType) => {
  const ops = referenceOps({ dtype });
  let parameters: Vector = ops.fill([1], start);
  let state = optimizer.initialize(ops, 1);
  return gradients.map((g, step) => {
    const gradient = ops.from(fromElements(Float64Array.of(g), [1]));
    const coefficients = coefficientsAt(optimizer, ops, step);
    const next = optimizer.update({ ops, gradient, state, parameters, coefficients });
    parameters = ops.add(parameters, next.update);
    state = next.state;
    return averagedWeights(state).data[0]!;
  });
};

test("averages the weights after each step, from those after the first", () => {
  const optimizer = chain(gradientDescent({ learningRate: 1 }), ema({ decay: 0.75 }));
  // θ: 8 after the first step, then 4, then 4.
  expect(averagesOf(optimizer, 10, [2, 4, 0], "float64")).toEqual([8, 7, 6.25]);
});

test("leaves the updates as they are", () => {
  const optimizer = adam({ learningRate: 0.1 });
  expect(updatesOf(chain(optimizer, ema()), [1, -2, 3])).toEqual(updatesOf(optimizer, [1, -2, 3]));
});

test("the average of weights that stay the same is these weights, in float32, too", () => {
  const optimizer = chain(gradientDescent({ learningRate: 1 }), ema({ decay: 0.9999 }));
  const start = Math.fround(0.1);
  expect(new Set(averagesOf(optimizer, start, Array(1000).fill(0), "float32"))).toEqual(new Set([start]));
});

test.each([-0.1, 1])("refuses a decay of %d", (decay) => {
  expect(() => ema({ decay })).toThrow(`ema(decay) expects a finite number ≥ 0 and < 1, but received ${decay}.`);
});
