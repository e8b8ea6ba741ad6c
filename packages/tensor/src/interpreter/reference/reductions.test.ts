import { describe, expect, test } from "vitest";
import type { DType } from "../../dtype.js";
import { randomStreams } from "../../random/random-streams.js";
import { type Tensor, tensor } from "../../tensor.js";
import { randomTensor } from "../../testing/random-tensor.js";
import { toArray } from "../../to-array.js";
import { referenceOps } from "./reference-interpreter.js";

describe.each<[DType, (x: number) => number]>([
  ["float32", Math.fround],
  ["float64", (x) => x],
])("reductions in %s", (dtype, round) => {
  const ops = referenceOps({ dtype });
  const random = randomStreams("reductions").stream(dtype);
  const plus = (a: number, b: number) => round(a + b);

  /** The documented order, written out: lane l holds the elements l, l + 8, l + 16, … */
  const inLanes = (values: readonly number[]): number => {
    const lane = (l: number) => values.filter((_, i) => i % 8 === l).reduce(plus, 0);
    return plus(
      plus(plus(lane(0), lane(4)), plus(lane(2), lane(6))),
      plus(plus(lane(1), lane(5)), plus(lane(3), lane(7))),
    );
  };
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
      expect(toArray(ops.sumRows(matrix))).toEqual(columnsOf(matrix).map((column) => column.reduce(plus, 0)));
    }
  });

  test("the orders differ where rounding does", () => {
    const big = dtype === "float32" ? 2 ** 24 : 2 ** 53;
    const values = [big, 1, 1, 1, -big, 1, 1, 1];
    expect(toArray(ops.sum(tensor(values, { dtype })))).toBe(6);
    expect(
      toArray(
        ops.sumRows(
          tensor(
            values.map((x) => [x]),
            { dtype },
          ),
        ),
      ),
    ).toEqual([3]);
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
