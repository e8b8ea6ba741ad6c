import { fromElements, referenceOps, type Tensor, type TensorOptions, tensor } from "@gd/tensor";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { standardize } from "./standardize.js";

const float64 = { dtype: "float64" } as const;
const columnOf = (values: readonly number[], options: TensorOptions) =>
  tensor(
    values.map((value) => [value]),
    options,
  );
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
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      (features, any, x) => {
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

describe("a feature that varies by no more than rounding", () => {
  test.each([
    ["0.3 and 0.1 + 0.2", [0.3, 0.1 + 0.2, 0.3], float64, 0.31, 0.01],
    ["sums of tenths in another order", [0.7, 0.1 * 7, 0.1 + 0.2 + 0.4], float64, 0.71, 0.01],
    ["the same in float32", [0.3, Math.fround(0.3) + 2 ** -25, 0.3], { dtype: "float32" }, 0.31, 0.01],
    ["very large ones", [3e200, 3e200 * (1 + 2 ** -52), 3e200], float64, 4e200, 1e200],
    ["the smallest numbers there are", [5e-324, 1e-323, 0], float64, 1, 1],
    ["a long column", Array.from({ length: 10_001 }, (_, i) => 1 + (i % 3) * 2 ** -52), float64, 2, 1],
  ] as const)("counts as one that never varies: %s", (_, values, options, other, expected) => {
    const { deviation, apply } = standardize(columnOf(values, options));
    expect(deviation[0]).toBe(1);
    const [scaled] = apply(columnOf([other], options)).data;
    expect(Math.abs(scaled! / expected - 1)).toBeLessThan(options.dtype === "float64" ? 1e-12 : 1e-5);
  });

  test("and one that varies a little more does not", () => {
    expect(standardize(columnOf([1, 1 + 2 ** -48], float64)).deviation[0]).toBe(2 ** -49);
    expect(standardize(columnOf([1, 1 + 6 * 2 ** -52], float64)).deviation[0]).toBe(6 * 2 ** -53);
    expect(standardize(columnOf([1, 1 + 2 ** -19], { dtype: "float32" })).deviation[0]).toBe(2 ** -20);
    // Seconds since 1970, a thousandth apart, over so many examples that a bound that grows with them would not tell.
    const seconds = Array.from({ length: 100_000 }, (_, i) => 1.7e9 + (i % 2) / 1000);
    expect(standardize(columnOf(seconds, float64)).deviation[0]).toBeCloseTo(0.0005, 6);
  });
});

describe("numbers of any size", () => {
  const values = [-1, 0.5, 2, 0.25];
  // Powers of two, so that nothing is rounded on the way.
  test.each([2 ** 1022, 2 ** 700, 2 ** 400, 1, 2 ** -400, 2 ** -500, 2 ** -900, 2 ** -1020])("times %d", (unit) => {
    const plain = standardize(columnOf(values, float64));
    const { mean, deviation, apply } = standardize(
      columnOf(
        values.map((x) => x * unit),
        float64,
      ),
    );
    expect([mean[0]! / unit, deviation[0]! / unit]).toEqual([plain.mean[0], plain.deviation[0]]);
    const scaled = apply(
      columnOf(
        values.map((x) => x * unit),
        float64,
      ),
    );
    expect(scaled).toEqual(plain.apply(columnOf(values, float64)));
  });

  test("the largest and the smallest of either precision", () => {
    const { MAX_VALUE } = Number;
    const largest = standardize(columnOf([-MAX_VALUE, MAX_VALUE], float64));
    expect([largest.mean[0], largest.deviation[0]]).toEqual([0, MAX_VALUE]);
    const oneSided = standardize(columnOf([-MAX_VALUE, -MAX_VALUE, -MAX_VALUE, MAX_VALUE], float64));
    expect(oneSided.apply(columnOf([MAX_VALUE], float64)).data[0]).toBeCloseTo(Math.sqrt(3), 12);
    const single = standardize(tensor([[-3e38], [3e38]]));
    expect(single.apply(tensor([[-3e38], [1.5e38]]))).toEqual(tensor([[-1], [0.5]]));
    const tiny = standardize(tensor([[2 ** -140], [-(2 ** -140)]]));
    expect(tiny.apply(tensor([[2 ** -141]]))).toEqual(tensor([[0.5]]));
  });
});

test("a missing value stays missing", () => {
  const { apply } = standardize(tensor([[0], [2]]));
  expect(apply(tensor([[Number.NaN], [3]]))).toEqual(tensor([[Number.NaN], [2]]));
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

  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])("an example with %d", (value) => {
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
        message: `standardize(examples) expects finite numbers, but received ${value}. Leave out example 1, or fill in a value.`,
      }),
    );
  });

  test("to turn numbers into infinities", () => {
    const { apply } = standardize(columnOf([0, 1e-30], float64));
    const message = (dtype: string, received: number, example: number) =>
      `standardize.apply(examples) expects numbers that are finite in ${dtype} when they are standardized, but received ${received}. Leave out example ${example}, or compute with float64.`;
    expect(() => apply(columnOf([0, 1e300], float64))).toThrow(message("float64", 1e300, 1));
    expect(() => apply(tensor([[2 ** 40]]))).toThrow(message("float32", 2 ** 40, 0));
    expect(apply(columnOf([2 ** 40], float64)).data[0]! / (2 ** 41 / 1e-30)).toBeCloseTo(1, 12);
    expect(() => apply(tensor([[1], [Number.NEGATIVE_INFINITY]]))).toThrow(message("float32", -Infinity, 1));
  });

  test("what is no tensor", () => {
    const rows = [[1], [2]] as never;
    const message = "(examples) expects a tensor, but received [[1], [2]]. Make one with tensor(…).";
    expect(() => standardize(rows)).toThrow(`standardize${message}`);
    expect(() => standardize(tensor([[1], [2]])).apply(rows)).toThrow(`standardize.apply${message}`);
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
          "in standardize.apply",
          "  expects   examples [examples, 2]",
          "  received           [1, 3]",
          "  axis 1: 3 ≠ 2",
        ].join("\n"),
      }),
    );
  });
});
