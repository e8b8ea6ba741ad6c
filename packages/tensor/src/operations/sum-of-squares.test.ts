import { describe, expect, test } from "vitest";
import type { DType } from "../dtype.js";
import { referenceOps } from "../interpreter/reference/reference-interpreter.js";
import { fromElements } from "../tensor.js";
import { toArray } from "../to-array.js";
import { sumOfSquares } from "./sum-of-squares.js";

describe.each<[DType, unit: number, factor: number, ends: readonly number[]]>([
  ["float32", 2 ** -24, 2 ** 100, [1e-45, 1e-30, 1e-20, 1e-15, 1e-14, 1e14, 1e16, 1e25, 3e37]],
  ["float64", 2 ** -53, 2 ** 600, [5e-324, 1e-200, 1e-150, 1e-136, 1e-134, 1e134, 1e136, 1e200, 1e307]],
])("in %s", (dtype, unit, factor, ends) => {
  const ops = referenceOps({ dtype });
  const of = (...elements: readonly number[]) => {
    const { sum, scale } = sumOfSquares(ops, ops.from(fromElements(Float64Array.from(elements), [elements.length])));
    return { sum: toArray(sum), scale: toArray(scale) };
  };

  test.each(ends)("the norm of [3, −4] · %d is right to two roundings", (size) => {
    const exact = dtype === "float32" ? Math.fround : (x: number) => x;
    const [x, y] = [exact(3 * size), exact(-4 * size)];
    const { sum, scale } = of(x, y);
    const norm = Math.sqrt(sum) / scale;
    const larger = Math.abs(y);
    const wanted = larger * Math.sqrt(1 + (x / larger) ** 2);
    // Besides the smallest number of float64, in which the norm is computed here.
    expect(Math.abs(norm / wanted - 1)).toBeLessThanOrEqual(dtype === "float64" && size < 1e-300 ? 1e-2 : 2 * unit);
  });

  test("ordinary numbers are not scaled", () => {
    expect(of(3, 4)).toEqual({ sum: 25, scale: 1 });
    expect(of(1e-12, 1e-12).scale).toBe(1);
    expect(of(1e12, 1e12).scale).toBe(1);
  });

  test("nothing is 0, and what is not finite stays so", () => {
    expect(of()).toEqual({ sum: 0, scale: factor });
    expect(of(0).sum).toBe(0);
    expect(of(Infinity, 1).sum).toBe(Infinity);
    expect(of(Number.NaN, 1).sum).toBe(Number.NaN);
  });
});
