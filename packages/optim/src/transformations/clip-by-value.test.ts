import { describeTransformation } from "@gd/tensor/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { updatesOf } from "../../test/updates-of.js";
import { clipByValue } from "./clip-by-value.js";

describeTransformation(clipByValue(0.5));

test("never exceeds its limit, and leaves what is within it", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true }), fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (gradient, limit) => {
      const [update] = updatesOf(clipByValue(limit), [gradient]);
      expect(update).toBe(Math.min(Math.max(gradient, -limit), limit));
    }),
  );
});

test("a NaN stays", () => {
  expect(updatesOf(clipByValue(1), [Number.NaN])).toEqual([Number.NaN]);
});

test.each([0, -1, Infinity])("refuses the limit %d", (limit) => {
  expect(() => clipByValue(limit)).toThrow(`clipByValue(limit) expects a finite number > 0, but received ${limit}.`);
});
