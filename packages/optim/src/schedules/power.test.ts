import fc from "fast-check";
import { expect, test } from "vitest";
import { power } from "./power.js";

test("agrees with the engine's power", () => {
  const base = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(base, fc.double({ min: 0, max: 8, noNaN: true }), (b, exponent) => {
      const expected = b ** exponent;
      // e^(exponent · ln base) has the rounding of its argument, which is up to 8 · 745 here.
      if (expected > 1e-300) expect(Math.abs(power(b, exponent) / expected - 1)).toBeLessThan(3e-12);
    }),
  );
});

test("of 0, and with whole exponents", () => {
  expect([power(0, 0.5), power(0, 0), power(0, 2), power(0.5, 3), power(1, 2.5)]).toEqual([0, 1, 0, 0.125, 1]);
});
