import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DType } from "../../dtype.js";
import { randomStreams } from "../../random/random-streams.js";
import { type Tensor, tensor } from "../../tensor.js";
import { randomTensor } from "../../testing/random-tensor.js";
import { toArray } from "../../to-array.js";
import { referenceOps } from "./reference-interpreter.js";

type Matrix = Tensor<readonly [number, number]>;

const size = fc.integer({ min: 0, max: 11 });

describe.each<[DType, (x: number) => number]>([
  ["float32", Math.fround],
  ["float64", (x) => x],
])("matmul in %s", (dtype, round) => {
  const ops = referenceOps({ dtype });

  /** Σₖ in order from 0, each product and each sum rounded. */
  const tripleLoop = (left: readonly number[][], right: readonly number[][], columns: number): number[][] =>
    left.map((row) =>
      Array.from({ length: columns }, (_, j) => {
        let total = 0;
        for (let k = 0; k < row.length; k++) total = round(total + round(row[k]! * right[k]![j]!));
        return total;
      }),
    );

  test("is the triple loop, bit for bit, transposed or not", () => {
    fc.assert(
      fc.property(size, size, size, fc.boolean(), fc.boolean(), (rows, inner, columns, flipLeft, flipRight) => {
        const random = randomStreams("matmul").stream(`${rows} ${inner} ${columns}`);
        const matrix = (m: number, n: number, flip: boolean): Matrix =>
          flip ? ops.transpose(randomTensor(random, [n, m], dtype)) : randomTensor(random, [m, n], dtype);
        const [left, right] = [matrix(rows, inner, flipLeft), matrix(inner, columns, flipRight)];
        const product = ops.matmul(left, right);
        expect(product.shape).toEqual([rows, columns]);
        expect(toArray(product)).toEqual(tripleLoop(toArray(left), toArray(right), columns));
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test("adds in order of k, so that what comes first can be lost", () => {
    const big = dtype === "float32" ? 2 ** 24 : 2 ** 53;
    const ones = ops.fill([5, 1], 1);
    expect(toArray(ops.matmul(tensor([[1, big, -big, 0, 0]], { dtype }), ones))).toEqual([[0]]);
    expect(toArray(ops.matmul(tensor([[big, -big, 1, 0, 0]], { dtype }), ones))).toEqual([[1]]);
    expect(toArray(ops.matmul(tensor([[big, 1, 0, 0, -big]], { dtype }), ones))).toEqual([[0]]);
  });

  test("starts from 0 and so never ends in −0", () => {
    expect(toArray(ops.matmul(tensor([[-0]], { dtype }), tensor([[1]], { dtype })))).toEqual([[0]]);
  });

  test("follows NaN and infinities", () => {
    const left = tensor(
      [
        [1, Infinity],
        [Number.NaN, 1],
        [0, 1],
      ],
      { dtype },
    );
    const right = tensor(
      [
        [1, 0, -1],
        [1, 0, -1],
      ],
      { dtype },
    );
    expect(toArray(ops.matmul(left, right))).toEqual([
      [Infinity, Number.NaN, -Infinity],
      [Number.NaN, Number.NaN, Number.NaN],
      [1, 0, -1],
    ]);
  });

  test("of an empty inner axis is 0", () => {
    expect(toArray(ops.matmul(ops.fill([2, 0], 1), ops.fill([0, 3], 1)))).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
  });
});

describe("matmul in float32", () => {
  test("rounds each product before it is added: no fused multiply-add", () => {
    const ops = referenceOps();
    const [a, c] = [1 + 2 ** -12, 1 + 2 ** -11];
    // a² = 1 + 2⁻¹¹ + 2⁻²⁴ lies halfway between two floats and rounds to c, so that the difference is 0 and not 2⁻²⁴.
    expect(toArray(ops.matmul(tensor([[-c, a]]), tensor([[1], [a]])))).toEqual([[0]]);
  });
});
