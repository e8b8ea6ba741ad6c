import { describe, expect, test } from "vitest";
import { erf } from "./erf.js";
import { preciseErf } from "./high-precision.js";
import { logUniformDoubles, uniformDoubles } from "./random-doubles.js";
import { largestUlpError } from "./ulp-error.js";

describe("erf", () => {
  test("is within 0.9 ulp", () => {
    const usual = [...uniformDoubles(3000, -1.5, 1.5), ...uniformDoubles(2000, -6.5, 6.5)];
    const small = [...logUniformDoubles(1000, -40, 2), ...logUniformDoubles(300, -1074, -27)];
    expect(largestUlpError(erf, preciseErf, [...usual, ...small]).ulp).toBeLessThanOrEqual(0.9);
  });

  test("is within 0.9 ulp at the edges of its ranges", () => {
    const edges = [0.84375, 1.25, 6, Number.MIN_VALUE, 2 ** -1022].flatMap((edge) => [
      edge,
      edge * (1 - 2 ** -53),
      edge * (1 + 2 ** -52),
    ]);
    expect(largestUlpError(erf, preciseErf, edges).ulp).toBeLessThanOrEqual(0.9);
  });

  test("is odd, to the bit", () => {
    for (const x of uniformDoubles(1000, 0, 7)) expect(erf(-x)).toBe(-erf(x));
  });

  test("special values", () => {
    expect(erf(0)).toBe(0);
    expect(erf(-0)).toBe(-0);
    expect(erf(6)).toBe(1);
    expect(erf(-Number.MAX_VALUE)).toBe(-1);
    expect(erf(Number.POSITIVE_INFINITY)).toBe(1);
    expect(erf(Number.NEGATIVE_INFINITY)).toBe(-1);
    expect(erf(Number.NaN)).toBeNaN();
  });
});
