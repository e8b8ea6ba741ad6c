import { describe, expect, test } from "vitest";
import { cos } from "./cos.js";
import { preciseCos } from "./high-precision.js";
import { nearMultiplesOfHalfPi } from "./near-multiples-of-half-pi.js";
import { logUniformDoubles, uniformDoubles } from "./random-doubles.js";
import { largestUlpError } from "./ulp-error.js";

describe("cos", () => {
  test("is within 0.85 ulp, up to 2^20 · π/2 and beyond", () => {
    const usual = [...uniformDoubles(3000, -4, 4), ...uniformDoubles(2000, -2e6, 2e6)];
    const anyMagnitude = [...logUniformDoubles(500, -1074, 1023), ...logUniformDoubles(1000, -28, 40)];
    expect(largestUlpError(cos, preciseCos, [...usual, ...anyMagnitude]).ulp).toBeLessThanOrEqual(0.85);
  });

  test("is within 0.85 ulp close to multiples of π/2", () => {
    expect(largestUlpError(cos, preciseCos, nearMultiplesOfHalfPi(2000)).ulp).toBeLessThanOrEqual(0.85);
  });

  test("is even, to the bit", () => {
    for (const x of [...uniformDoubles(1000, 0, 100), ...logUniformDoubles(100, 20, 1023)])
      expect(cos(-x)).toBe(cos(x));
  });

  test("special values", () => {
    expect(cos(0)).toBe(1);
    expect(cos(-0)).toBe(1);
    expect(cos(Number.MIN_VALUE)).toBe(1);
    expect(cos(Number.POSITIVE_INFINITY)).toBeNaN();
    expect(cos(Number.NEGATIVE_INFINITY)).toBeNaN();
    expect(cos(Number.NaN)).toBeNaN();
  });
});
