import { describe, expect, test } from "vitest";
import { preciseTanh } from "./high-precision.js";
import { logUniformDoubles, uniformDoubles } from "./random-doubles.js";
import { tanh } from "./tanh.js";
import { largestUlpError } from "./ulp-error.js";

describe("tanh", () => {
  test("is within 0.75 ulp", () => {
    const usual = [...uniformDoubles(3000, -1, 1), ...uniformDoubles(2000, -24, 24)];
    const small = [...logUniformDoubles(1000, -40, 4), ...logUniformDoubles(300, -1074, -27)];
    expect(largestUlpError(tanh, preciseTanh, [...usual, ...small]).ulp).toBeLessThanOrEqual(0.75);
  });

  test("is odd, to the bit", () => {
    for (const x of uniformDoubles(1000, 0, 24)) expect(tanh(-x)).toBe(-tanh(x));
  });

  test("special values", () => {
    expect(tanh(0)).toBe(0);
    expect(tanh(-0)).toBe(-0);
    expect(tanh(Number.MIN_VALUE)).toBe(Number.MIN_VALUE);
    expect(tanh(22)).toBe(1);
    expect(tanh(-Number.MAX_VALUE)).toBe(-1);
    expect(tanh(Number.POSITIVE_INFINITY)).toBe(1);
    expect(tanh(Number.NEGATIVE_INFINITY)).toBe(-1);
    expect(tanh(Number.NaN)).toBeNaN();
  });
});
