import { describe, expect, test } from "vitest";
import { allocate, type DType } from "../../dtype.js";
import { randomStreams } from "../../random/random-streams.js";
import { fromElements, type Tensor, tensor } from "../../tensor.js";
import { randomTensor } from "../../testing/random-tensor.js";
import { toArray } from "../../to-array.js";
import { referenceOps } from "./reference-interpreter.js";

describe.each<[DType, (x: number) => number]>([
  ["float32", Math.fround],
  ["float64", (x) => x],
])("labels in %s", (dtype, round) => {
  const ops = referenceOps({ dtype });
  const random = randomStreams("labels").stream(dtype);
  const normal = (rows: number, columns: number) => randomTensor(random, [rows, columns], dtype);
  const of = <const Values extends readonly number[]>(values: Values) => tensor(values, { dtype });

  /** A matrix, and the same elements as a view of its transpose. */
  const layouts = (matrix: Tensor<readonly [number, number]>) => {
    const [rows, columns] = matrix.shape;
    const elements = allocate(dtype, rows * columns).map((_, i) => toArray(matrix)[i % rows]![Math.floor(i / rows)]!);
    return [matrix, ops.transpose(fromElements(elements, [columns, rows]))];
  };

  test("oneHot", () => {
    expect(toArray(ops.oneHot(of([2, 0, 1, 2]), 3))).toEqual([
      [0, 0, 1],
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]);
  });

  test("labels that float32 may have rounded are none", () => {
    const table = fromElements(allocate(dtype, 2 ** 24 + 2), [2 ** 24 + 2, 1]);
    const rounded = dtype === "float32" ? Number.NaN : 0;
    expect(toArray(ops.gatherRows(table, of([2 ** 24 - 1, 2 ** 24 + 1])))).toEqual([[0], [rounded]]);
  });

  test("gatherRows copies rows of either layout", () => {
    for (const table of layouts(normal(4, 3))) {
      const rows = toArray(table);
      expect(toArray(ops.gatherRows(table, of([2, 0, 3, 2])))).toEqual([rows[2], rows[0], rows[3], rows[2]]);
    }
  });

  test("sumRowsByLabel adds the rows of a label in order, in float64, and rounds once", () => {
    const labels = [1, 3, 1, 1, 0];
    for (const matrix of layouts(normal(5, 3))) {
      const expected = [0, 1, 2, 3].map((label) =>
        [0, 1, 2].map((j) =>
          round(toArray(matrix).reduce((sum, row, i) => (labels[i] === label ? sum + row[j]! : sum), 0)),
        ),
      );
      expect(toArray(ops.sumRowsByLabel(matrix, of(labels), 4))).toEqual(expected);
    }
  });

  test("sumRowsByLabel is the adjoint of gatherRows", () => {
    const [table, rows, labels] = [normal(4, 3), normal(6, 3), of([3, 1, 1, 0, 3, 3] as readonly number[])];
    const gathered = toArray(ops.sum(ops.multiply(ops.gatherRows(table, labels), rows)));
    const summed = toArray(ops.sum(ops.multiply(table, ops.sumRowsByLabel(rows, labels, 4))));
    expect(gathered).toBeCloseTo(summed, dtype === "float32" ? 5 : 13);
  });

  test.each([3, -1, 0.5, Number.NaN, Infinity])("%d is not one of three labels and gives NaN", (label) => {
    const { NaN: nan } = Number;
    expect(toArray(ops.oneHot(of([2, label, 0]), 3))).toEqual([
      [0, 0, 1],
      [nan, nan, nan],
      [1, 0, 0],
    ]);
    const table = normal(3, 2);
    expect(toArray(ops.gatherRows(table, of([2, label, 0])))).toEqual([
      toArray(table)[2],
      [nan, nan],
      toArray(table)[0],
    ]);
    expect(toArray(ops.sumRowsByLabel(normal(3, 2), of([2, label, 0]), 3))).toEqual(Array(3).fill([nan, nan]));
  });

  test("−0 is the label 0", () => {
    expect(toArray(ops.oneHot(of([-0]), 2))).toEqual([[1, 0]]);
    const table = normal(2, 2);
    expect(toArray(ops.gatherRows(table, of([-0])))).toEqual([toArray(table)[0]]);
    expect(toArray(ops.sumRowsByLabel(table, of([-0, -0]), 1))).toEqual([toArray(ops.sumRows(table))]);
  });
});
