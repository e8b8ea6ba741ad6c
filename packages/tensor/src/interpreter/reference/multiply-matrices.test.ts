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
  const inOrder = (row: readonly number[], column: readonly number[]): number =>
    row.reduce((total, a, k) => round(total + round(a * column[k]!)), 0);

  /** The sums of 256 terms each, in order from 0. */
  const inParts = (row: readonly number[], column: readonly number[]): number => {
    let total = 0;
    for (let k = 0; k < row.length; k += 256) {
      total = round(total + inOrder(row.slice(k, k + 256), column.slice(k, k + 256)));
    }
    return total;
  };

  const matrix = (name: string, rows: number, columns: number, flip: boolean): Matrix => {
    const random = randomStreams("matmul").stream(`${name} ${rows} ${columns}`);
    return flip
      ? ops.transpose(randomTensor(random, [columns, rows], dtype))
      : randomTensor(random, [rows, columns], dtype);
  };

  test.each([
    ["short sums", size, 300],
    ["long sums", fc.oneof(fc.constantFrom(255, 256, 257, 512, 513), fc.integer({ min: 250, max: 1100 })), 60],
  ] as const)("is the triple loop, bit for bit, transposed or not: %s", (_, inner, numRuns) => {
    fc.assert(
      fc.property(size, inner, size, fc.boolean(), fc.boolean(), (rows, terms, columns, flipLeft, flipRight) => {
        const left = matrix("left", rows, terms, flipLeft);
        const right = matrix("right", terms, columns, flipRight);
        const product = ops.matmul(left, right);
        expect(product.shape).toEqual([rows, columns]);
        const ofRight: number[][] = toArray(ops.transpose(right));
        expect(toArray(product)).toEqual(toArray(left).map((row) => ofRight.map((column) => inParts(row, column))));
      }),
      { seed: 1, numRuns },
    );
  });

  test("adds in order of k, so that what comes first can be lost", () => {
    const big = dtype === "float32" ? 2 ** 24 : 2 ** 53;
    const ones = ops.fill([5, 1], 1);
    expect(toArray(ops.matmul(tensor([[1, big, -big, 0, 0]], { dtype }), ones))).toEqual([[0]]);
    expect(toArray(ops.matmul(tensor([[big, -big, 1, 0, 0]], { dtype }), ones))).toEqual([[1]]);
    expect(toArray(ops.matmul(tensor([[big, 1, 0, 0, -big]], { dtype }), ones))).toEqual([[0]]);
  });

  test("adds parts of 256 terms, so that what comes first is not lost to them", () => {
    const big = dtype === "float32" ? 2 ** 24 : 2 ** 53;
    const terms = (first: number, others: number) =>
      tensor([Array.from({ length: 300 }, (_, k) => (k === first ? big : k >= others ? 1 : 0))], { dtype });
    const ones = ops.fill([300, 1], 1);
    expect(toArray(ops.matmul(terms(0, 250), ones))).toEqual([[big + 44]]);
    expect(toArray(ops.matmul(terms(256, 250), ones))).toEqual([[big + 6]]);
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
