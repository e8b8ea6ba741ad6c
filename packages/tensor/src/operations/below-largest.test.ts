import { expect, test } from "vitest";
import { referenceOps } from "../interpreter/reference/reference-interpreter.js";
import { tensor } from "../tensor.js";
import { toArray } from "../to-array.js";
import { belowLargest } from "./below-largest.js";

test.each([
  ["float32", 2 ** 128 - 2 ** 104],
  ["float64", Number.MAX_VALUE],
] as const)("in %s, subtracts the largest of each row", (dtype, largest) => {
  const rows: readonly (readonly [row: readonly [number, number, number], wanted: readonly number[]])[] = [
    [
      [3, 1, 2],
      [0, -2, -1],
    ],
    [
      [-5, -5, -Infinity],
      [0, 0, -Infinity],
    ],
    [
      [largest, 0, -largest],
      [0, -largest, -Infinity],
    ],
    [
      [largest, Infinity, -Infinity],
      [-Infinity, 0, -Infinity],
    ],
    [
      [Infinity, 1, Infinity],
      [0, -Infinity, 0],
    ],
    [
      [-Infinity, -Infinity, -Infinity],
      [Number.NaN, Number.NaN, Number.NaN],
    ],
    [
      [1, Number.NaN, 2],
      [Number.NaN, Number.NaN, Number.NaN],
    ],
  ];
  const matrix = tensor(
    rows.map(([row]) => row),
    { dtype },
  );
  expect(toArray(belowLargest(referenceOps({ dtype }), matrix))).toEqual(rows.map(([, wanted]) => wanted));
});
