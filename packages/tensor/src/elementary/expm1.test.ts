import { describe, expect, test } from "vitest";
import { expm1 } from "./expm1.js";
import { preciseExpm1 } from "./high-precision.js";
import { logUniformDoubles, uniformDoubles } from "./random-doubles.js";
import { largestUlpError } from "./ulp-error.js";

describe("expm1", () => {
  test("is within 0.9 ulp", () => {
    const usual = [...uniformDoubles(3000, -2, 2), ...uniformDoubles(2000, -60, 709.78)];
    const small = [...logUniformDoubles(1000, -60, 4), ...logUniformDoubles(300, -1074, -54)];
    expect(largestUlpError(expm1, preciseExpm1, [...usual, ...small]).ulp).toBeLessThanOrEqual(0.9);
  });

  test("special values", () => {
    expect(expm1(0)).toBe(0);
    expect(expm1(-0)).toBe(-0);
    expect(expm1(Number.MIN_VALUE)).toBe(Number.MIN_VALUE);
    expect(expm1(710)).toBe(Number.POSITIVE_INFINITY);
    expect(expm1(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect(expm1(Number.NEGATIVE_INFINITY)).toBe(-1);
    expect(expm1(Number.NaN)).toBeNaN();
  });
});
