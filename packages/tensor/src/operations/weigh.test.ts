import { expect, test } from "vitest";
import { referenceOps } from "../interpreter/reference/reference-interpreter.js";
import { tensor } from "../tensor.js";
import { toArray } from "../to-array.js";
import { weigh } from "./weigh.js";

test.each(["float32", "float64"] as const)("multiplies in %s, and has 0 · ∞ = 0", (dtype) => {
  const weights = tensor([2, 0.5, 0, 0, -0, 0, 3, Number.NaN, Number.NaN], { dtype });
  const values = tensor([3, -4, 5, Infinity, -Infinity, Number.NaN, Infinity, 1, Infinity], { dtype });
  expect(toArray(weigh(referenceOps({ dtype }), weights, values)).map((product) => product + 0)).toEqual([
    6,
    -2,
    0,
    0,
    0,
    0,
    Infinity,
    Number.NaN,
    Number.NaN,
  ]);
});
