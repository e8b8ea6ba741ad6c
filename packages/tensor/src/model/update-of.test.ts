import { expect, test } from "vitest";
import { referenceOps } from "../interpreter/reference/reference-interpreter.js";
import { none } from "../parameters.js";
import { tensor } from "../tensor.js";
import type { GradientTransformation } from "./gradient-transformation.js";
import { updateOf } from "./update-of.js";

const ops = referenceOps();
const gradient = tensor([1, 2]);

/** What comes of a transformation that returns this. */
const returning = (returned: unknown) => () => {
  const own: GradientTransformation = { name: "own", initialize: () => none, update: () => returned as never };
  return updateOf(own, { ops, gradient, parameters: gradient, state: none, coefficients: [] });
};

test("is what the transformation returns", () => {
  const returned = { update: gradient, state: none };
  expect(returning(returned)()).toBe(returned);
});

test.each([
  [undefined],
  [null],
  [3],
  [gradient],
  [{ update: gradient }],
  [{ update: [1, 2], state: none }],
  [{ update: tensor([1, 2, 3]), state: none }],
  [{ update: { ...gradient, shape: undefined }, state: none }],
  [{ update: gradient, state: 3 }],
])("refuses %o by the name of the transformation", (returned) => {
  expect(returning(returned)).toThrow(
    "own, in what its update returns, expects { update, state } with a vector of 2 elements and tensors, but received ",
  );
});
