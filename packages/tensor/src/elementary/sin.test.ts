import { describe, expect, test } from "vitest";
import { preciseSin } from "./high-precision.js";
import { nearMultiplesOfHalfPi } from "./near-multiples-of-half-pi.js";
import { logUniformDoubles, uniformDoubles } from "./random-doubles.js";
import { sin } from "./sin.js";
import { largestUlpError } from "./ulp-error.js";

describe("sin", () => {
  test("is within 0.85 ulp, up to 2^20 · π/2 and beyond", () => {
    const usual = [...uniformDoubles(3000, -4, 4), ...uniformDoubles(2000, -2e6, 2e6)];
    const anyMagnitude = [...logUniformDoubles(500, -1074, 1023), ...logUniformDoubles(1000, -28, 40)];
    expect(largestUlpError(sin, preciseSin, [...usual, ...anyMagnitude]).ulp).toBeLessThanOrEqual(0.85);
  });

  test("is within 0.85 ulp close to multiples of π/2", () => {
    expect(largestUlpError(sin, preciseSin, nearMultiplesOfHalfPi(2000)).ulp).toBeLessThanOrEqual(0.85);
  });

  test("is odd, to the bit", () => {
    for (const x of [...uniformDoubles(1000, 0, 100), ...logUniformDoubles(100, 20, 1023)])
      expect(sin(-x)).toBe(-sin(x));
  });

  test("special values", () => {
    expect(sin(0)).toBe(0);
    expect(sin(-0)).toBe(-0);
    expect(sin(Number.MIN_VALUE)).toBe(Number.MIN_VALUE);
    expect(sin(Number.POSITIVE_INFINITY)).toBeNaN();
    expect(sin(Number.NEGATIVE_INFINITY)).toBeNaN();
    expect(sin(Number.NaN)).toBeNaN();
  });
});
