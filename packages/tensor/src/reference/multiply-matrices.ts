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
  const addTerms = y instanceof Float32Array ? addTermsInFloat32 : addTermsInFloat64;
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < inner; k += 4) addTerms(left, right, y, i, k, Math.min(inner - k, 4), columns);
  }
};

const addTermsInFloat64 = (
  { data: a, ...left }: Strided,
  { data: b, ...right }: Strided,
  y: Elements,
  i: number,
  k: number,
  terms: number,
  columns: number,
): void => {
  let p = i * left.row + k * left.column;
  let q = k * right.row;
  if (terms === 4) {
    const [a0, a1, a2, a3] = [a[p]!, a[p + left.column]!, a[p + 2 * left.column]!, a[p + 3 * left.column]!];
    const step = right.row;
    for (let j = 0, r = i * columns; j < columns; j++, q += right.column, r++) {
      y[r] = y[r]! + a0 * b[q]! + a1 * b[q + step]! + a2 * b[q + 2 * step]! + a3 * b[q + 3 * step]!;
    }
    return;
  }
  for (let term = 0; term < terms; term++, p += left.column) {
    q = (k + term) * right.row;
    for (let j = 0, r = i * columns; j < columns; j++, q += right.column, r++) y[r] = y[r]! + a[p]! * b[q]!;
  }
};

const addTermsInFloat32 = (
  { data: a, ...left }: Strided,
  { data: b, ...right }: Strided,
  y: Elements,
  i: number,
  k: number,
  terms: number,
  columns: number,
): void => {
  let p = i * left.row + k * left.column;
  let q = k * right.row;
  if (terms === 4) {
    const [a0, a1, a2, a3] = [a[p]!, a[p + left.column]!, a[p + 2 * left.column]!, a[p + 3 * left.column]!];
    const step = right.row;
    for (let j = 0, r = i * columns; j < columns; j++, q += right.column, r++) {
      const first = fround(fround(y[r]! + fround(a0 * b[q]!)) + fround(a1 * b[q + step]!));
      y[r] = fround(fround(first + fround(a2 * b[q + 2 * step]!)) + fround(a3 * b[q + 3 * step]!));
    }
    return;
  }
  for (let term = 0; term < terms; term++, p += left.column) {
    q = (k + term) * right.row;
    for (let j = 0, r = i * columns; j < columns; j++, q += right.column, r++) {
      y[r] = y[r]! + fround(a[p]! * b[q]!);
    }
  }
};
