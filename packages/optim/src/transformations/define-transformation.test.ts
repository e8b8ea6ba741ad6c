import { type GradientTransformation, isRepeatable, none, type Parameters, referenceOps, tensor } from "@gd/tensor";
import { expect, test } from "vitest";
import { adam } from "../optimizers/adam.js";
import { lbfgs } from "../optimizers/lbfgs.js";
import { clipByValue } from "./clip-by-value.js";
import { defineTransformation } from "./define-transformation.js";

const ops = referenceOps();
const vector = tensor([1, 2]);

/** What an update is given, with something of it replaced. */
const updated = (transformation: GradientTransformation, change: object) => () =>
  transformation.update({
    ops,
    gradient: vector,
    parameters: vector,
    state: transformation.initialize(ops, 2),
    coefficients: transformation.coefficients?.(0).map((value) => ops.fill([], value)) ?? [],
    ...change,
  });

test("makes a repeatable transformation that computes what its formula does", () => {
  const formula: GradientTransformation = {
    name: "twice",
    initialize: () => none,
    update: ({ ops, gradient, state }) => ({ update: ops.multiply(gradient, 2), state }),
  };
  const twice = defineTransformation(formula);
  expect(isRepeatable(twice)).toBe(true);
  expect(twice.coefficients).toBe(undefined);
  expect([...updated(twice, {})().update.data]).toEqual([2, 4]);
});

test.each<[object, string]>([
  [{ ops: undefined }, "update(ops) expects operations, but received undefined. referenceOps() is one, for example."],
  [
    { ops: referenceOps },
    "update(ops) expects operations, but received the function referenceOps. Call it: referenceOps()",
  ],
  [{ gradient: [1, 2] }, "update(gradient) expects a tensor, but received [1, 2]."],
  [{ gradient: tensor(1) }, "update(gradient) expects a vector, but received a tensor of shape []."],
  [{ parameters: null }, "update(parameters) expects a tensor, but received null."],
  [
    { coefficients: undefined },
    "update(coefficients) expects a list of scalars, but received undefined. coefficientsAt(",
  ],
  [
    { state: undefined },
    "update(state) expects a state with 0, 1, but received undefined. initialize(ops, length) makes",
  ],
  [{ state: {} }, "update(state) expects a state with 0, 1, but received {}."],
])("refuses %o", (change, message) => {
  expect(updated(adam({ learningRate: 1 }), change)).toThrow(`adam.${message}`);
});

test("refuses no input, an incomplete state of a part, and a state for a transformation that has none", () => {
  const optimizer = adam({ learningRate: 1 });
  expect(() => optimizer.update(undefined as never)).toThrow(
    "adam.update(input) expects { ops, gradient, state, parameters, coefficients }, but received undefined.",
  );
  expect(updated(optimizer, { state: [{ mean: vector }, none] })).toThrow(
    "adaptiveMoments.update(state) expects a state with mean, variance, but received { mean }.",
  );
  const { scale, parameters, gradient } = lbfgs().initialize(ops, 2);
  expect(updated(lbfgs(), { state: { scale, parameters, gradient, pairs: 3 } })).toThrow("lbfgs.update(state");
  expect(updated(clipByValue(1), { state: null })).toThrow("clipByValue.update(state) expects a state that it made");
});

test.each([
  [undefined, 2, "adam.initialize(ops) expects operations"],
  [ops, -1, "adam.initialize(length) expects a whole number ≥ 0, but received -1."],
  [ops, undefined, "adam.initialize(length) expects a whole number ≥ 0, but received undefined."],
])("initialize refuses %o, %s", (given, length, message) => {
  expect(() => adam({ learningRate: 1 }).initialize(given as never, length as never)).toThrow(message);
});

test.each([undefined, null, -1, 0.5, Number.NaN, "1"])("coefficients refuse the step %s", (step) => {
  const coefficients = () => adam({ learningRate: 1 }).coefficients!(step as number);
  expect(coefficients).toThrow("adam.coefficients(step) expects a whole number ≥ 0, but received ");
});

test("knows a state that it did not make by the names of those that it makes", () => {
  const other: Parameters = adam({ learningRate: 1 }).initialize(ops, 2);
  expect(updated(adam({ learningRate: 0.1 }), { state: other })).not.toThrow();
});
