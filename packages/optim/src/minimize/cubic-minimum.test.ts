import fc from "fast-check";
import { expect, test } from "vitest";
import { cubicMinimum } from "./cubic-minimum.js";

test("finds the minimum of a cubic polynomial, from both sides", () => {
  const place = fc.double({ min: 0.15, max: 0.85, noNaN: true });
  fc.assert(
    fc.property(place, fc.double({ min: 0.1, max: 3, noNaN: true }), (minimum, bend) => {
      // φ′(t) = (t − m)(1 + b(t − m)): no other root of it lies between 0 and 1 where it matters.
      const value = (t: number) => (t - minimum) ** 2 / 2 + (bend / 3) * (t - minimum) ** 3;
      const at = (length: number) => ({
        length,
        value: value(length),
        slope: (length - minimum) * (1 + bend * (length - minimum)),
      });
      fc.pre(1 - bend * minimum > 0.01);
      expect(cubicMinimum(at(0), at(1))).toBeCloseTo(minimum, 8);
      expect(cubicMinimum(at(1), at(0))).toBeCloseTo(minimum, 8);
    }),
  );
});

test("stays away from the ends by a tenth, and takes the middle where there is no minimum", () => {
  const low = { length: 2, value: 0, slope: -1 };
  expect(cubicMinimum(low, { length: 4, value: 1e9, slope: 1 })).toBeCloseTo(2.2, 10);
  expect(cubicMinimum(low, { length: 4, value: Infinity, slope: Number.NaN })).toBe(3);
  expect(cubicMinimum(low, { length: 4, value: -100, slope: -1000 })).toBeGreaterThan(2.1);
});
