import { fromElements, referenceOps, type Tensor, tensor } from "@gd/tensor";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { standardize } from "./standardize.js";

const float64 = { dtype: "float64" } as const;
const column = ({ data, shape }: Tensor<readonly [number, number]>, feature: number): number[] =>
  Array.from({ length: shape[0] }, (_, example) => data[example * shape[1] + feature]!);
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test("learns mean and deviation of each feature, and applies them to any examples", () => {
  const { mean, deviation, apply } = standardize(
    tensor(
      [
        [1, 10],
        [3, 30],
      ],
      float64,
    ),
  );
  expect([[...mean], [...deviation]]).toEqual([
    [2, 20],
    [1, 10],
  ]);
  expect(apply(tensor([[4, 15]], float64))).toEqual(tensor([[2, -0.5]], float64));
});

test("brings every feature to mean 0 and deviation 1, and one that never varies to 0", () => {
  const feature = fc.record({ center: fc.integer({ min: -100, max: 100 }), scale: fc.integer({ min: 1, max: 100 }) });
  const step = fc.double({ min: -1, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(feature, { maxLength: 4 }),
      fc.array(step, { maxLength: 200 }),
      fc.double(),
      (features, any, x) => {
        fc.pre(Math.abs(x) < 1e150);
        // With −1 and 1 among at most 202 steps no deviation is below 0.09; a mean near 100 is rounded by up to 1e-14.
        const steps = [-1, 1, ...any];
        const values = steps.flatMap((each) => [...features.map(({ center, scale }) => center + scale * each), x]);
        const examples = fromElements(Float64Array.from(values), [steps.length, features.length + 1]);
        const scaled = standardize(examples).apply(examples);
        for (const index of features.keys()) {
          const standard = column(scaled, index);
          expect(Math.abs(meanOf(standard))).toBeLessThan(1e-12);
          expect(Math.abs(Math.sqrt(meanOf(standard.map((z) => z * z))) - 1)).toBeLessThan(1e-12);
        }
        expect(column(scaled, features.length).every((z) => z === 0)).toBe(true);
      },
    ),
  );
});

test("a feature that never varies has exactly its value as mean, and deviation 1", () => {
  // 0.1 added up three times and divided by three would not be 0.1.
  const { mean, deviation } = standardize(tensor([[0.1], [0.1], [0.1]], float64));
  expect([mean[0], deviation[0]]).toEqual([0.1, 1]);
});

test("small differences of large numbers are not lost", () => {
  const { mean, deviation } = standardize(tensor([[1e15 + 1], [1e15 + 3]], float64));
  expect([mean[0], deviation[0]]).toEqual([1e15 + 2, 1]);
});

test("keeps the precision of what it is applied to, and reads a transposed matrix row by row", () => {
  const { apply } = standardize(tensor([[0], [2]]));
  const row = tensor([[3, 5]], float64);
  expect(apply(referenceOps(float64).transpose(row))).toEqual(tensor([[2], [4]], float64));
  expect(apply(tensor([[1.5]]))).toEqual(tensor([[0.5]]));
});

describe("refuses", () => {
  test("no examples", () => {
    expect(() => standardize(fromElements(new Float64Array(0), [0, 2]))).toThrow(
      expect.objectContaining({
        name: "ArgumentError",
        message: "standardize(examples) expects at least one example, but received 0.",
      }),
    );
  });

  test.each([
    [Number.NaN, Number.NaN],
    [Number.POSITIVE_INFINITY, Number.NaN],
    [1e200, Number.POSITIVE_INFINITY],
  ])("a feature with %d", (value, variance) => {
    const examples = tensor(
      [
        [1, 2],
        [3, value],
      ],
      float64,
    );
    expect(() => standardize(examples)).toThrow(
      expect.objectContaining({
        name: "ArgumentError",
        message: `standardize(variance of feature 1) expects a finite number, but received ${variance}. Leave out examples that are not finite, or too large to square.`,
      }),
    );
  });

  test("examples that are not a matrix", () => {
    const vector: Tensor<readonly [number, number]> = fromElements(Float64Array.of(1, 2), JSON.parse("[2]"));
    const message =
      "in standardize\n  expects   examples [examples, features]\n  received           [2]\n  rank: 1 ≠ 2";
    expect(() => standardize(vector)).toThrow(message);
    expect(() => standardize(tensor([[1, 2]])).apply(vector)).toThrow("expects   examples [examples, 2]");
  });

  test("another number of features", () => {
    expect(() => standardize(tensor([[1, 2]])).apply(tensor([[1, 2, 3]]))).toThrow(
      expect.objectContaining({
        name: "ShapeError",
        message: [
          "in standardize",
          "  expects   examples [examples, 2]",
          "  received           [1, 3]",
          "  axis 1: 3 ≠ 2",
        ].join("\n"),
      }),
    );
  });
});
