import { referenceOps, tensor } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { rSquared } from "./r-squared.js";
import { rootMeanSquaredError } from "./root-mean-squared-error.js";

test("R² is 1 for perfect outputs, 0 for the mean, below for worse", () => {
  const target = tensor([[1], [2], [6]]);
  expect(rSquared(target, target)).toBe(1);
  expect(rSquared(tensor([[3], [3], [3]]), target)).toBe(0);
  expect(rSquared(tensor([[3], [3], [-1]]), target)).toBe(1 - (4 + 1 + 49) / 14);
});

test("R² is that of large targets too", () => {
  const float64 = { dtype: "float64" } as const;
  const target = tensor([[1e9 + 1], [1e9 + 2], [1e9 + 6]], float64);
  expect(rSquared(tensor([[1e9 + 1], [1e9 + 3], [1e9 + 6]], float64), target)).toBeCloseTo(1 - 1 / 14, 9);
});

test.each([2 ** 1000, 2 ** 600, 1, 2 ** -600, 2 ** -1000])("both are of numbers of size %d", (size) => {
  const scaled = (numbers: readonly number[]) =>
    tensor(
      numbers.map((x) => [x * size]),
      { dtype: "float64" },
    );
  const [output, target] = [scaled([3, 3, -1]), scaled([1, 2, 6])];
  expect(rSquared(output, target)).toBe(1 - (4 + 1 + 49) / 14);
  expect(rootMeanSquaredError(output, target)).toBe(Math.sqrt((4 + 1 + 49) / 3) * size);
});

test("an error of another size than the others", () => {
  const of = (...errors: number[]) => {
    const { shape } = tensor(errors);
    const ops = referenceOps({ dtype: "float64" });
    return rootMeanSquaredError(tensor(errors, { dtype: "float64" }), ops.fill(shape, 0));
  };
  expect(of(3e200, 4, 4e200, 0)).toBeCloseTo(2.5e200, -190);
  expect(of(3 * 2 ** 500, 2 ** 500)).toBe(Math.sqrt(5) * 2 ** 500);
  expect(of(3, 1e-200, 4, 0)).toBe(2.5);
  expect(of(3e-200, 1e-300, 4e-200, 0) / 2.5e-200).toBeCloseTo(1, 14);
  expect(of(Infinity, 1, -Infinity)).toBe(Infinity);
  expect(of(Number.NaN, 1)).toBeNaN();
});

test("R² is NaN where targets do not vary, and of nothing", () => {
  expect(rSquared(tensor([[1], [2]]), tensor([[1], [1]]))).toBeNaN();
  expect(rSquared(tensor([[1], [1]]), tensor([[1], [1]]))).toBeNaN();
  expect(rSquared(tensor([[1]]), tensor([[3]]))).toBeNaN();
  expect(rSquared.start().result()).toBeNaN();
});

test.each([
  ["0.3 and 0.1 + 0.2", [0.3, 0.1 + 0.2, 0.3], "float64"],
  ["the same in float32", [0.3, Math.fround(0.3) + 2 ** -25, 0.3], "float32"],
  ["very large ones", [3e200, 3e200 * (1 + 2 ** -52), 3e200], "float64"],
  ["an infinity", [1, 2, Number.POSITIVE_INFINITY], "float64"],
  ["the smallest numbers there are", [5e-324, 1e-323, 0], "float64"],
] as const)("R² is NaN where targets vary by rounding alone: %s", (_, targets, dtype) => {
  const target = tensor(targets, { dtype });
  const { add, result } = rSquared.start();
  add(tensor([1, 2, 3], { dtype }), target);
  expect(result()).toBeNaN();
  add(target, target);
  expect(result()).toBeNaN();
});

test("R² is a number where targets vary a little more", () => {
  const target = tensor([1, 1 + 2 ** -48], { dtype: "float64" });
  expect(rSquared(tensor([1, 1], { dtype: "float64" }), target)).toBe(-1);
});

test("the root mean squared error is in the unit of the targets", () => {
  expect(
    rootMeanSquaredError(
      tensor([
        [3, 0],
        [0, 4],
      ]),
      tensor([
        [0, 0],
        [0, 0],
      ]),
    ),
  ).toBe(2.5);
  expect(rootMeanSquaredError.start().result()).toBeNaN();
});

test("vectors are batches of single numbers", () => {
  expect(rSquared(tensor([3, 3, -1]), tensor([1, 2, 6]))).toBe(1 - (4 + 1 + 49) / 14);
  expect(rootMeanSquaredError(tensor([3, 5]), tensor([0, 1]))).toBe(Math.sqrt(12.5));
});

describe("refuse", () => {
  test.each([rSquared, rootMeanSquaredError])("a vector for a column: $name", (metric) => {
    expect(() => metric(tensor([[1], [2]]), tensor([1, 2]))).toThrow(
      `in ${metric.name}\n  expects   target [2, 1]\n  received         [2]\n  rank: 1 ≠ 2\n  the target is never stretched`,
    );
  });
});
