import type { Elements } from "../dtype.js";
import type { Strided } from "./strided.js";

const { fround } = Math;

/**
 * Adds left · right to y, which starts at 0. Four terms of each sum are taken in one pass over a row of y, which
 * keeps the order of k and saves three of four passes.
 */
export const multiplyMatrices = (
  left: Strided,
  right: Strided,
  y: Elements,
  rows: number,
  inner: number,
  columns: number,
): void => {
  const addRow = y instanceof Float32Array ? addRowInFloat32 : addRowInFloat64;
  for (let i = 0; i < rows; i++) addRow(left, right, y, i, inner, columns);
};

/** Adds row i of left, times right, to row i of y. */
type AddRow = (left: Strided, right: Strided, y: Elements, i: number, inner: number, columns: number) => void;

const addRowInFloat64: AddRow = (left, right, y, i, inner, columns) => {
  const { data: a, column: stepA } = left;
  const { data: b, row: stepB, column: across } = right;
  const start = i * columns;
  const end = start + columns;
  let p = i * left.row;
  let k = 0;
  for (; k + 4 <= inner; k += 4, p += 4 * stepA) {
    const [a0, a1, a2, a3] = [a[p]!, a[p + stepA]!, a[p + 2 * stepA]!, a[p + 3 * stepA]!];
    for (let r = start, q = k * stepB; r < end; r++, q += across) {
      y[r] = y[r]! + a0 * b[q]! + a1 * b[q + stepB]! + a2 * b[q + 2 * stepB]! + a3 * b[q + 3 * stepB]!;
    }
  }
  for (; k < inner; k++, p += stepA) {
    const a0 = a[p]!;
    for (let r = start, q = k * stepB; r < end; r++, q += across) y[r] = y[r]! + a0 * b[q]!;
  }
};

const addRowInFloat32: AddRow = (left, right, y, i, inner, columns) => {
  const { data: a, column: stepA } = left;
  const { data: b, row: stepB, column: across } = right;
  const start = i * columns;
  const end = start + columns;
  let p = i * left.row;
  let k = 0;
  for (; k + 4 <= inner; k += 4, p += 4 * stepA) {
    const [a0, a1, a2, a3] = [a[p]!, a[p + stepA]!, a[p + 2 * stepA]!, a[p + 3 * stepA]!];
    for (let r = start, q = k * stepB; r < end; r++, q += across) {
      const two = fround(fround(y[r]! + fround(a0 * b[q]!)) + fround(a1 * b[q + stepB]!));
      y[r] = fround(two + fround(a2 * b[q + 2 * stepB]!)) + fround(a3 * b[q + 3 * stepB]!);
    }
  }
  for (; k < inner; k++, p += stepA) {
    const a0 = a[p]!;
    for (let r = start, q = k * stepB; r < end; r++, q += across) y[r] = y[r]! + fround(a0 * b[q]!);
  }
};
