import type { Elements } from "../../dtype.js";
import { BLOCK, multiplyBlock } from "./multiply-block.js";
import type { Strided } from "./strided.js";

const { fround } = Math;

/** The terms of a sum that are added up in order; sums of more are the sum of such parts. */
const PART = 256;
const LEAST_INNER = 8;

/** Adds left · right to y, which starts at 0. Every path adds the terms of each part in the order of k. */
type MultiplyMatrices = (
  left: Strided,
  right: Strided,
  y: Elements,
  rows: number,
  inner: number,
  columns: number,
) => void;

/** The same for sums of any length. */
const inParts =
  (multiplyPart: MultiplyMatrices): MultiplyMatrices =>
  (left, right, y, rows, inner, columns) => {
    multiplyPart(left, right, y, rows, Math.min(PART, inner), columns);
    if (inner <= PART) return;
    const part = y.slice();
    for (let k = PART; k < inner; k += PART) {
      part.fill(0);
      multiplyPart(
        { ...left, data: left.data.subarray(k * left.column) },
        { ...right, data: right.data.subarray(k * right.row) },
        part,
        rows,
        Math.min(PART, inner - k),
        columns,
      );
      for (let i = 0; i < part.length; i++) y[i] = y[i]! + part[i]!;
    }
  };

export const multiplyInFloat32: MultiplyMatrices = /* @__PURE__ */ inParts((left, right, y, rows, inner, columns) => {
  for (let i = 0; i < rows; i++) addRowInFloat32(left, right, y, i, inner, 0, columns);
});

export const multiplyInFloat64: MultiplyMatrices = /* @__PURE__ */ inParts((left, right, y, rows, inner, columns) => {
  // Short sums do not repay the sixteen stores of a block.
  const blocks = inner >= LEAST_INNER;
  const blockRows = blocks ? rows - (rows % BLOCK) : 0;
  const blockColumns = blocks ? columns - (columns % BLOCK) : 0;
  for (let i = 0; i < blockRows; i += BLOCK) {
    for (let j = 0; j < blockColumns; j += BLOCK) multiplyBlock(left, right, y, i, j, inner, columns);
  }
  for (let i = 0; i < rows; i++) {
    const from = i < blockRows ? blockColumns : 0;
    if (from < columns) addRowInFloat64(left, right, y, i, inner, from, columns);
  }
});

/**
 * Adds row i of left, times right from a column on, to row i of y. Each pass over the row adds four terms to each sum,
 * which saves three of four passes.
 */
type AddRow = (
  left: Strided,
  right: Strided,
  y: Elements,
  i: number,
  inner: number,
  from: number,
  columns: number,
) => void;

const addRowInFloat64: AddRow = (left, right, y, i, inner, from, columns) => {
  const { data: a, column: stepA } = left;
  const { data: b, row: stepB, column: across } = right;
  const start = i * columns + from;
  const end = (i + 1) * columns;
  let p = i * left.row;
  let first = from * across;
  let k = 0;
  for (; k + 4 <= inner; k += 4, p += 4 * stepA, first += 4 * stepB) {
    const a0 = a[p]!;
    const a1 = a[p + stepA]!;
    const a2 = a[p + 2 * stepA]!;
    const a3 = a[p + 3 * stepA]!;
    for (let r = start, q = first; r < end; r++, q += across) {
      y[r] = y[r]! + a0 * b[q]! + a1 * b[q + stepB]! + a2 * b[q + 2 * stepB]! + a3 * b[q + 3 * stepB]!;
    }
  }
  for (; k < inner; k++, p += stepA, first += stepB) {
    const a0 = a[p]!;
    for (let r = start, q = first; r < end; r++, q += across) y[r] = y[r]! + a0 * b[q]!;
  }
};

const addRowInFloat32: AddRow = (left, right, y, i, inner, from, columns) => {
  const { data: a, column: stepA } = left;
  const { data: b, row: stepB, column: across } = right;
  const start = i * columns + from;
  const end = (i + 1) * columns;
  let p = i * left.row;
  let first = from * across;
  let k = 0;
  for (; k + 4 <= inner; k += 4, p += 4 * stepA, first += 4 * stepB) {
    const a0 = a[p]!;
    const a1 = a[p + stepA]!;
    const a2 = a[p + 2 * stepA]!;
    const a3 = a[p + 3 * stepA]!;
    for (let r = start, q = first; r < end; r++, q += across) {
      const two = fround(fround(y[r]! + fround(a0 * b[q]!)) + fround(a1 * b[q + stepB]!));
      y[r] = fround(two + fround(a2 * b[q + 2 * stepB]!)) + fround(a3 * b[q + 3 * stepB]!);
    }
  }
  for (; k < inner; k++, p += stepA, first += stepB) {
    const a0 = a[p]!;
    for (let r = start, q = first; r < end; r++, q += across) y[r] = y[r]! + fround(a0 * b[q]!);
  }
};
