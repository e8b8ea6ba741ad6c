import { tensor } from "@gd/tensor";
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

test("R² is not finite where targets do not vary, and NaN of nothing", () => {
  expect(rSquared(tensor([[1], [2]]), tensor([[1], [1]]))).toBe(Number.NEGATIVE_INFINITY);
  expect(rSquared.start().result()).toBeNaN();
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

  test("batches of other outputs", () => {
    const { add } = rSquared.start();
    add(tensor([[1]]), tensor([[2]]));
    expect(() => add(tensor([[1, 2]]), tensor([[2, 3]]))).toThrow(
      /^in rSquared\n {2}expects {3}output \[batch, 1\]\n[\s\S]*all batches have the outputs of the first$/,
    );
  });
});
