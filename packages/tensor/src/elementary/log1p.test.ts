import { describe, expect, test } from "vitest";
import { preciseLog1p } from "./high-precision.js";
import { log1p } from "./log1p.js";
import { logUniformDoubles, uniformDoubles } from "./random-doubles.js";
import { largestUlpError } from "./ulp-error.js";

describe("log1p", () => {
  test("is within 0.75 ulp", () => {
    const usual = [...uniformDoubles(3000, -1, 3), ...logUniformDoubles(1000, -60, -1)];
    const large = logUniformDoubles(300, 0, 1023).map(Math.abs);
    const tiny = logUniformDoubles(300, -1074, -54);
    expect(largestUlpError(log1p, preciseLog1p, [...usual, ...large, ...tiny]).ulp).toBeLessThanOrEqual(0.75);
  });

  test("is within 0.75 ulp at the edges of its range", () => {
    const edges = [Number.MAX_VALUE, Number.MIN_VALUE, -1 + 2 ** -53, 2 ** 53, 2 ** 53 + 2, 2 ** -54, -(2 ** -54)];
    expect(largestUlpError(log1p, preciseLog1p, edges).ulp).toBeLessThanOrEqual(0.75);
  });

  test("special values", () => {
    expect(log1p(0)).toBe(0);
    expect(log1p(-0)).toBe(-0);
    expect(log1p(-1)).toBe(Number.NEGATIVE_INFINITY);
    expect(log1p(-1.5)).toBeNaN();
    expect(log1p(Number.NEGATIVE_INFINITY)).toBeNaN();
    expect(log1p(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect(log1p(Number.NaN)).toBeNaN();
  });
});
