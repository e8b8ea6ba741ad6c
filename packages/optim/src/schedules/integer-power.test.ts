import fc from "fast-check";
import { expect, test } from "vitest";
import { integerPower } from "./integer-power.js";

test("is exact where the power is", () => {
  expect([0, 1, 2, 3, 10, 52].map((exponent) => integerPower(2, exponent))).toEqual([1, 2, 4, 8, 1024, 2 ** 52]);
  expect(integerPower(-3, 3)).toBe(-27);
  expect(integerPower(0, 0)).toBe(1);
});

test("agrees with repeated multiplication, for exponents beyond 2³¹ too", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.5, max: 1, noNaN: true }), fc.nat(500), (base, exponent) => {
      let product = 1;
      for (let i = 0; i < exponent; i++) product *= base;
      // Each of up to 500 products is rounded to 1.1e-16 of itself.
      expect(Math.abs(integerPower(base, exponent) - product)).toBeLessThanOrEqual(1.2e-13 * product);
    }),
  );
  expect(integerPower(0.999, 2 ** 33)).toBe(0);
  expect(integerPower(-1, 2 ** 33 + 1)).toBe(-1);
});
