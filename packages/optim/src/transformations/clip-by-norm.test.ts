import { type DType, fromElements, referenceOps } from "@gd/tensor";
import { describeTransformation } from "@gd/tensor/testing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
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

test("where an element is not finite, the update is not a gradient of 0", () => {
  expect(clip(1, [Number.POSITIVE_INFINITY, 1], "float32")).toEqual([Number.NaN, Number.NaN]);
  expect(clip(1, [Number.NaN, 1])).toEqual([Number.NaN, Number.NaN]);
});

describe.each([
  ["float32", 2 ** -24, [1e-44, 1e-30, 1e-15, 1e-14, 1e14, 1e15, 1e30, 1e37]],
  ["float64", 2 ** -53, [1e-320, 1e-250, 1e-136, 1e-135, 1e134, 1e135, 1e200, 1e300]],
] as const)("in %s", (dtype, unit, sizes) => {
  const round = (x: number) => (dtype === "float32" ? Math.fround(x) : x);

  test.each(sizes)("[3, −4] · %d is shortened where it is too long, and else left as it is", (size) => {
    const [x, y] = [round(3 * size), round(-4 * size)];
    expect(clip(round(Math.min(1e4 * size, dtype === "float32" ? 1e38 : 1e305)), [x, y], dtype)).toEqual([x, y]);
    expect(clip(1e6, [x, y], dtype).map(Math.abs)).toEqual(size < 1 ? [x, -y] : [0.6e6, 0.8e6].map(near));
    expect(clip(size, [x, y], dtype)[1]! / -0.8 / size - 1).toBeLessThanOrEqual(size < 1e-40 ? 0.3 : 1e-6);
    expect(clip(size, [x, y], dtype)[1]! / -0.8 / size - 1).toBeGreaterThanOrEqual(size < 1e-40 ? -0.3 : -1e-3);
  });

  /** To a few roundings of the elements, the norm, the share and the product, besides ε, which is far from the ends 0. */
  const near = (x: number) => expect.closeTo(x, Math.floor(-Math.log10(10 * unit * x)) - 1) as unknown;

  test("a limit that is 0 or infinite there is refused", () => {
    for (const limit of [1e-46, 1e39]) {
      const call = () => clip(limit, [1], dtype);
      if (dtype === "float64") expect(call).not.toThrow();
      else expect(call).toThrow(`clipByNorm(limit) expects a number that float32 can hold, but received ${limit}.`);
    }
  });
});

test("a small limit shortens gradients within a thousandth of it, too", () => {
  expect(clip(1e-8, [1e-9])).toEqual([1e-9]);
  expect(clip(1e-8, [1e-8])[0]).toBeCloseTo(1e-8 / 1.001, 22);
  expect(clip(1e-3, [0.99e-3])).toEqual([0.99e-3]);
});

test.each([0, -1, Infinity])("refuses the limit %d", (limit) => {
  expect(() => clipByNorm(limit)).toThrow(`clipByNorm(limit) expects a finite number > 0, but received ${limit}.`);
});
