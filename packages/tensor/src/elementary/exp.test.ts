import { describe, expect, test } from "vitest";
import { exp } from "./exp.js";
import { preciseExp } from "./high-precision.js";
import { logUniformDoubles, uniformDoubles } from "./random-doubles.js";
import { largestUlpError, ulpError } from "./ulp-error.js";

describe("exp", () => {
  test("is within 0.65 ulp", () => {
    const usual = [...uniformDoubles(3000, -2, 2), ...uniformDoubles(3000, -708, 709.78)];
    const small = logUniformDoubles(1000, -60, 8);
    expect(largestUlpError(exp, preciseExp, [...usual, ...small]).ulp).toBeLessThanOrEqual(0.65);
  });

  test("is within 0.8 ulp where the result is subnormal, and so rounded twice", () => {
    expect(largestUlpError(exp, preciseExp, uniformDoubles(2000, -745.2, -708)).ulp).toBeLessThanOrEqual(0.8);
  });

  test("overflows and underflows where the exact value does", () => {
    expect(ulpError(exp(709.782712893384), preciseExp(709.782712893384))).toBeLessThanOrEqual(0.65);
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
