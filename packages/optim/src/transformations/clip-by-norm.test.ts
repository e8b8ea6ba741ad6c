import { type DType, fromElements, referenceOps } from "@gd/tensor";
import { describeTransformation } from "@gd/tensor/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { clipByNorm } from "./clip-by-norm.js";

describeTransformation(clipByNorm(0.5));
describeTransformation(clipByNorm(100));

const clip = (limit: number, elements: readonly number[], dtype: DType = "float64"): readonly number[] => {
  const ops = referenceOps({ dtype });
  const gradient = ops.from(fromElements(Float64Array.from(elements), [elements.length]));
  return [
    ...clipByNorm(limit).update({ ops, gradient, state: [], parameters: gradient, coefficients: [] }).update.data,
  ];
};

test("shortens what is too long, and leaves the rest as it is, bit for bit", () => {
  const [x, y] = clip(1, [3, -4]);
  expect(x).toBeCloseTo(3 / (5 + 1e-6), 15);
  expect(y).toBeCloseTo(-4 / (5 + 1e-6), 15);
  expect(clip(10, [0.1, -0.7])).toEqual([0.1, -0.7]);
});

test("never exceeds its limit, and keeps the direction", () => {
  const element = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  const elements = fc.array(element, { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(elements, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (gradient, limit) => {
      const clipped = clip(limit, gradient);
      // Math.hypot's own rounding, of twenty squares, is 1e-15.
      expect(Math.hypot(...clipped)).toBeLessThanOrEqual(limit * (1 + 1e-14));
      const share = Math.min(limit / (Math.hypot(...gradient) + 1e-6), 1);
      clipped.forEach((value, i) => {
        expect(Math.abs(value - share * gradient[i]!)).toBeLessThanOrEqual(1e-13 * Math.abs(gradient[i]!));
      });
    }),
  );
});

test("where the norm overflows, the update is not a gradient of 0", () => {
  expect(clip(1, [1e30, 1], "float32")).toEqual([Number.NaN, Number.NaN]);
  expect(clip(1, [Number.NaN, 1])).toEqual([Number.NaN, Number.NaN]);
});

test.each([
  ["float32", 1e25, 1e-25],
  ["float64", 1e200, 1e-200],
] as const)("in %s, %d is too long to be measured, and %d too short to be clipped", (dtype, long, short) => {
  expect(clip(1, [long, long], dtype)).toEqual([Number.NaN, Number.NaN]);
  const [x] = clip(1e-3, [short, -short], dtype);
  expect(x).toBe(dtype === "float32" ? Math.fround(short) : short);
});

test("a limit as small as the constant shortens gradients within it, too", () => {
  expect(clip(1e-8, [1e-9])[0]).toBeCloseTo((1e-9 * 1e-8) / (1e-9 + 1e-6), 25);
  expect(clip(1e-3, [0.99e-3])).toEqual([0.99e-3]);
});

test.each([0, -1, Infinity])("refuses the limit %d", (limit) => {
  expect(() => clipByNorm(limit)).toThrow(`clipByNorm(limit) expects a finite number > 0, but received ${limit}.`);
});
