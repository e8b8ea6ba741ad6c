import { describe, expect, test } from "vitest";
import { preciseLog } from "./high-precision.js";
import { log } from "./log.js";
import { logUniformDoubles, uniformDoubles } from "./random-doubles.js";
import { largestUlpError } from "./ulp-error.js";

describe("log", () => {
  test("is within 0.75 ulp", () => {
    const positive = logUniformDoubles(3000, -1074, 1023).map(Math.abs);
    const nearOne = [...uniformDoubles(3000, 0.5, 2), ...logUniformDoubles(1000, -53, -2).map((x) => 1 + x)];
    expect(largestUlpError(log, preciseLog, [...positive, ...nearOne]).ulp).toBeLessThanOrEqual(0.75);
  });

  test("is within 0.75 ulp at the edges of its range and of its reduction", () => {
    const edges = [Number.MIN_VALUE, 2 ** -1022, 2 ** -1022 - 2 ** -1074, Number.MAX_VALUE, Math.SQRT1_2, Math.SQRT2];
    expect(largestUlpError(log, preciseLog, edges).ulp).toBeLessThanOrEqual(0.75);
  });

  test("special values", () => {
    expect(log(1)).toBe(0);
    expect(log(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(log(-0)).toBe(Number.NEGATIVE_INFINITY);
    expect(log(-Number.MIN_VALUE)).toBeNaN();
    expect(log(-1)).toBeNaN();
    expect(log(Number.NEGATIVE_INFINITY)).toBeNaN();
    expect(log(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect(log(Number.NaN)).toBeNaN();
  });
});
