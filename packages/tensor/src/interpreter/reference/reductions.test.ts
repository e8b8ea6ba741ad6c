import { describe, expect, test } from "vitest";
import type { DType } from "../../dtype.js";
import { randomStreams } from "../../random/random-streams.js";
import { type Tensor, tensor } from "../../tensor.js";
import { randomTensor } from "../../testing/random-tensor.js";
import { toArray } from "../../to-array.js";
import { referenceOps } from "./reference-interpreter.js";

const plus = (a: number, b: number) => a + b;

describe.each<[DType, (x: number) => number]>([
  ["float32", Math.fround],
  ["float64", (x) => x],
])("reductions in %s", (dtype, round) => {
  const ops = referenceOps({ dtype });
  const random = randomStreams("reductions").stream(dtype);
  /** The documented order, written out: lane l holds the elements l, l + 8, l + 16, … */
  const lanesOf = (values: readonly number[]): number => {
    const lane = (l: number) => values.filter((_, i) => i % 8 === l).reduce(plus, 0);
    return lane(0) + lane(4) + (lane(2) + lane(6)) + (lane(1) + lane(5) + (lane(3) + lane(7)));
  };
  const inLanes = (values: readonly number[]): number => round(lanesOf(values));
  const matrices = [0, 1, 2, 3, 7, 8, 9, 16, 23].flatMap((rows) =>
    [0, 1, 3, 8, 17, 40].map((columns) => randomTensor(random, [rows, columns], dtype)),
  );
  const layouts: readonly Tensor<readonly [number, number]>[] = [...matrices, ...matrices.map(ops.transpose)];
  const columnsOf = (matrix: Tensor<readonly [number, number]>): number[][] => toArray(ops.transpose(matrix));

  test("sum goes row by row, in eight lanes", () => {
    for (const matrix of layouts) expect(toArray(ops.sum(matrix))).toBe(inLanes(toArray(matrix).flat()));
    const cube = randomTensor(random, [3, 5, 7], dtype);
    expect(toArray(ops.sum(cube))).toBe(inLanes([...cube.data]));
    expect(toArray(ops.sum(tensor(-3, { dtype })))).toBe(-3);
  });

  test("sumColumns adds each row in eight lanes", () => {
    for (const matrix of layouts) expect(toArray(ops.sumColumns(matrix))).toEqual(toArray(matrix).map(inLanes));
  });

  test("sumRows adds the rows in order", () => {
    for (const matrix of layouts) {
      expect(toArray(ops.sumRows(matrix))).toEqual(columnsOf(matrix).map((column) => round(column.reduce(plus, 0))));
    }
  });

  test("means are sums that are divided before they are rounded", () => {
    const mean = (values: readonly number[], sum: number): number => round(sum / values.length);
    const inOrder = (values: readonly number[]): number => values.reduce(plus, 0);
    for (const matrix of layouts) {
      const [rows, columns]: number[][][] = [toArray(matrix), columnsOf(matrix)];
      expect(toArray(ops.meanColumns(matrix))).toEqual(rows!.map((row) => mean(row, lanesOf(row))));
      expect(toArray(ops.meanRows(matrix))).toEqual(columns!.map((column) => mean(column, inOrder(column))));
    }
  });

  test("the orders differ where float64 rounds", () => {
    const one = 2 ** 20;
    const values = [2 ** 73, one, one, one, -(2 ** 73), one, one, one];
    expect(toArray(ops.sum(tensor(values, { dtype })))).toBe(6 * one);
    const column = values.map((x) => [x] as const);
    expect(toArray(ops.sumRows(tensor(column, { dtype })))).toEqual([3 * one]);
  });

  test("maxColumns is the largest of each row, −∞ of none", () => {
    for (const matrix of layouts) {
      expect(toArray(ops.maxColumns(matrix))).toEqual(toArray(matrix).map((row) => Math.max(...row)));
    }
  });

  test("maxColumns of special values", () => {
    const rows = [
      [1, Number.NaN, 2],
      [Number.NaN, -Infinity, Infinity],
      [-Infinity, -Infinity, -Infinity],
      [-0, 0, -0],
      [-0, -0, -0],
    ];
    expect(toArray(ops.maxColumns(tensor(rows, { dtype })))).toEqual([Number.NaN, Number.NaN, -Infinity, 0, -0]);
  });

  test("sums follow NaN and infinities, and start from 0", () => {
    const rows = [
      [1, Number.NaN],
      [Infinity, 1],
      [Infinity, -Infinity],
      [-0, -0],
    ];
    expect(toArray(ops.sumColumns(tensor(rows, { dtype })))).toEqual([Number.NaN, Infinity, Number.NaN, 0]);
    expect(toArray(ops.sumRows(tensor([[-0, 1, Infinity]], { dtype })))).toEqual([0, 1, Infinity]);
    expect(toArray(ops.sum(tensor([-0], { dtype })))).toBe(0);
  });
});

test("sums of float32 are in float64 and rounded once", () => {
  const ops = referenceOps();
  const [big, column] = [2 ** 24, [[2 ** 24], [1], [1], [1], [1]] as const];
  expect(toArray(ops.sumRows(tensor(column)))).toEqual([big + 4]);
  expect(toArray(ops.sum(tensor(column)))).toBe(big + 4);
  const row = [big, ...Array<number>(7).fill(0), 1, ...Array<number>(7).fill(0), 1];
  expect(toArray(ops.sumColumns(tensor([row])))).toEqual([big + 2]);
});

test("the mean of equal numbers of float32 is that number", () => {
  const ops = referenceOps();
  for (let n = 1; n <= 100; n++) {
    const matrix = ops.fill([n, n], 0.1);
    const means = [...ops.meanRows(matrix).data, ...ops.meanColumns(matrix).data];
    expect(means).toEqual(Array(2 * n).fill(Math.fround(0.1)));
  }
});
