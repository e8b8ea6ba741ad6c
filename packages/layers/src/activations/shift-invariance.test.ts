import { createContext, exp, referenceOps, tensor } from "@gd/tensor";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { logSoftmax } from "./log-softmax.js";
import { softmax } from "./softmax.js";

const context = createContext({ ops: referenceOps({ dtype: "float64" }) });

// Whole numbers, whose differences are exact: then a shift changes no bit.
const logits = fc.array(fc.integer({ min: -60, max: 60 }), { minLength: 1, maxLength: 9 });
const shift = fc.integer({ min: -1e9, max: 1e9 });

describe.each([softmax, logSoftmax])("$name", (activation) => {
  const of = (values: readonly number[]) =>
    activation.at([values.length]).forward(context, [], tensor(values, { dtype: "float64" })).output.data;

  test("is invariant under shifts", () => {
    fc.assert(
      fc.property(logits, shift, (values, by) => {
        expect(of(values.map((x) => x + by))).toEqual(of(values));
      }),
    );
  });

  test("has probabilities that add up to 1", () => {
    const probabilities = activation === softmax ? (x: number) => x : exp;
    fc.assert(
      fc.property(logits, (values) => {
        expect(Array.from(of(values), probabilities).reduce((sum, p) => sum + p)).toBeCloseTo(1, 12);
      }),
    );
  });
});
