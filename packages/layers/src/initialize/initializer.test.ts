import { type DType, randomStreams } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { constant } from "./constant.js";
import { glorotNormal } from "./glorot-normal.js";
import { glorotUniform } from "./glorot-uniform.js";
import { heNormal } from "./he-normal.js";
import { heUniform } from "./he-uniform.js";
import type { Initializer } from "./initializer.js";
import { lecunNormal } from "./lecun-normal.js";
import { ones } from "./ones.js";
import { standardNormal } from "./standard-normal.js";
import { uniform } from "./uniform.js";
import { zeros } from "./zeros.js";

// A kernel of 2 × 2 positions: fanIn 4 · 25 = 100, fanOut 4 · 75 = 300, and 7500 elements.
const shape = [2, 2, 25, 75] as const;
const drawn = (initializer: Initializer, dtype: DType = "float64", seed = 1) =>
  initializer(shape, randomStreams(seed).stream("weight"), dtype);

/** Kurtosis: the fourth central moment over the squared variance. */
const [UNIFORM, NORMAL] = [1.8, 3];

describe.each<readonly [name: string, Initializer, { mean: number; variance: number; kurtosis: number }]>([
  ["uniform()", uniform(), { mean: 0.5, variance: 1 / 12, kurtosis: UNIFORM }],
  ["uniform({ low: -3, high: 1 })", uniform({ low: -3, high: 1 }), { mean: -1, variance: 16 / 12, kurtosis: UNIFORM }],
  ["standardNormal", standardNormal, { mean: 0, variance: 1, kurtosis: NORMAL }],
  ["glorotUniform", glorotUniform, { mean: 0, variance: 2 / 400, kurtosis: UNIFORM }],
  ["glorotNormal", glorotNormal, { mean: 0, variance: 2 / 400, kurtosis: NORMAL }],
  ["heUniform", heUniform, { mean: 0, variance: 2 / 100, kurtosis: UNIFORM }],
  ["heNormal", heNormal, { mean: 0, variance: 2 / 100, kurtosis: NORMAL }],
  ["lecunNormal", lecunNormal, { mean: 0, variance: 1 / 100, kurtosis: NORMAL }],
])("%s", (_name, initializer, { mean, variance, kurtosis }) => {
  const { data } = drawn(initializer);
  const values = Array.from(data);
  const average = (f: (x: number) => number) => values.reduce((sum, x) => sum + f(x), 0) / data.length;

  // 5 standard errors of each estimate; the draws are seeded.
  test("mean and variance", () => {
    expect(Math.abs(average((x) => x) - mean)).toBeLessThan(5 * Math.sqrt(variance / data.length));
    const standardError = variance * Math.sqrt((kurtosis - 1) / data.length);
    expect(Math.abs(average((x) => (x - mean) ** 2) - variance)).toBeLessThan(5 * standardError);
  });

  test("bounds, which a uniform comes close to and a normal passes", () => {
    const largest = values.reduce((most, x) => Math.max(most, Math.abs(x - mean)), 0) / Math.sqrt(3 * variance);
    if (kurtosis === UNIFORM) {
      expect(largest).toBeLessThanOrEqual(1);
      expect(largest).toBeGreaterThan(0.999);
    } else {
      expect(largest).toBeGreaterThan(1.5);
    }
  });

  test("equal seeds give equal draws, float32 the same rounded", () => {
    expect(drawn(initializer).data).toEqual(data);
    expect(drawn(initializer, "float64", 2).data).not.toEqual(data);
    expect(drawn(initializer, "float32").data).toEqual(Float32Array.from(data));
  });
});

test("a matrix is a kernel of a single position: 100 inputs and 300 outputs", () => {
  const limitOf = (size: readonly number[]) => {
    const { data } = glorotUniform(size, randomStreams(1).stream("weight"), "float64");
    return Array.from(data).reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  };
  expect(limitOf([100, 300])).toBeGreaterThan(0.999 * Math.sqrt(6 / 400));
  expect(limitOf([100, 300])).toBeLessThanOrEqual(Math.sqrt(6 / 400));
});

test("zeros, ones and constant", () => {
  expect(drawn(zeros).data).toEqual(new Float64Array(7500));
  expect(drawn(ones, "float32").data).toEqual(new Float32Array(7500).fill(1));
  expect(drawn(constant(-0.1)).data).toEqual(new Float64Array(7500).fill(-0.1));
});

test("uniform() and standardNormal are the stream's own numbers", () => {
  const own = (draw: "uniform" | "standardNormal") => {
    const stream = randomStreams(1).stream("weight");
    return Float64Array.from({ length: 7500 }, () => stream[draw]());
  };
  expect(drawn(uniform()).data).toEqual(own("uniform"));
  expect(drawn(standardNormal).data).toEqual(own("standardNormal"));
});

test.each([
  [{ low: Number.NaN }, "uniform(low) expects a finite number, but received NaN."],
  [{ high: Number.POSITIVE_INFINITY }, "uniform(high) expects a finite number ≥ 0, but received Infinity."],
  [{ low: 2 }, "uniform(high) expects a finite number ≥ 2, but received 1."],
])("uniform(%o) is refused", (options, message) => {
  expect(() => uniform(options)).toThrow(expect.objectContaining({ name: "ArgumentError", message }));
});

test("constant(NaN) is refused", () => {
  const message = "constant(value) expects a finite number, but received NaN.";
  expect(() => constant(Number.NaN)).toThrow(expect.objectContaining({ name: "ArgumentError", message }));
});
