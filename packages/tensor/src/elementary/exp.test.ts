import { describe, expect, test } from "vitest";
import { exp } from "./exp.js";
import { preciseExp } from "./high-precision.js";
import { logUniformDoubles, uniformDoubles } from "./random-doubles.js";
import { largestUlpError } from "./ulp-error.js";

describe("exp", () => {
  test("is within 0.65 ulp, and 0.8 where results are subnormal", () => {
    const usual = [
      ...uniformDoubles(3000, -2, 2),
      ...uniformDoubles(3000, -708, 709.78),
      ...logUniformDoubles(1000, -60, 8),
    ];
    expect(
      largestUlpError(
        exp,
        preciseExp,
        usual.filter((x) => x > -708),
      ).ulp,
    ).toBeLessThanOrEqual(0.65);
    expect(largestUlpError(exp, preciseExp, uniformDoubles(1000, -745.2, -708)).ulp).toBeLessThanOrEqual(0.8);
  });

  test("overflows and underflows where the exact value does", () => {
    expect(exp(709.782712893384)).toBe(1.797693134862273e308);
    expect(exp(709.7827128933841)).toBe(Number.POSITIVE_INFINITY);
    expect(exp(-745.1332191019411)).toBe(Number.MIN_VALUE);
    expect(exp(-745.1332191019412)).toBe(0);
    expect(exp(Number.MAX_VALUE)).toBe(Number.POSITIVE_INFINITY);
    expect(exp(-Number.MAX_VALUE)).toBe(0);
  });

  test("special values", () => {
    expect(exp(0)).toBe(1);
    expect(exp(-0)).toBe(1);
    expect(exp(Number.MIN_VALUE)).toBe(1);
    expect(exp(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect(exp(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(exp(Number.NaN)).toBeNaN();
  });
});
