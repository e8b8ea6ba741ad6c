import { describe, expect, test } from "vitest";
import { preciseSigmoid } from "./high-precision.js";
import { logUniformDoubles, uniformDoubles } from "./random-doubles.js";
import { sigmoid } from "./sigmoid.js";
import { largestUlpError } from "./ulp-error.js";

describe("sigmoid", () => {
  test("is within 2 ulp", () => {
    const usual = [
      ...uniformDoubles(4000, -5, 5),
      ...uniformDoubles(2000, -745, 745),
      ...logUniformDoubles(300, -60, 8),
    ];
    expect(largestUlpError(sigmoid, preciseSigmoid, usual).ulp).toBeLessThanOrEqual(2);
  });

  test("special values", () => {
    expect(sigmoid(0)).toBe(0.5);
    expect(sigmoid(-0)).toBe(0.5);
    expect(sigmoid(-745.1332191019411)).toBe(Number.MIN_VALUE);
    expect(sigmoid(-746)).toBe(0);
    expect(sigmoid(40)).toBe(1);
    expect(sigmoid(Number.POSITIVE_INFINITY)).toBe(1);
    expect(sigmoid(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(sigmoid(Number.NaN)).toBeNaN();
  });
});
