import type { Elements } from "../../dtype.js";
import type { Strided } from "./strided.js";

/** The rows and columns of a block. */
export const BLOCK = 4;

/**
 * Writes a block of y = left · right, four rows from i by four columns from j, in float64. The sixteen sums stay in
 * registers while k runs in order:
 *
 * ```
 *            b0  b1  b2  b3     right[k, j…j+3]
 *     a0     y00 y01 y02 y03
 *     a1     y10 y11 y12 y13
 *     a2     y20 y21 y22 y23
 *     a3     y30 y31 y32 y33
 *   left[i…i+3, k]
 * ```
 */
export const multiplyBlock = (
  left: Strided,
  right: Strided,
  y: Elements,
  i: number,
  j: number,
  inner: number,
  columns: number,
): void => {
  const { data: a, row: nextRow, column: stepA } = left;
  const { data: b, row: stepB, column: nextColumn } = right;
  let y00 = 0;
  let y01 = 0;
  let y02 = 0;
  let y03 = 0;
  let y10 = 0;
  let y11 = 0;
  let y12 = 0;
  let y13 = 0;
  let y20 = 0;
  let y21 = 0;
  let y22 = 0;
  let y23 = 0;
  let y30 = 0;
  let y31 = 0;
  let y32 = 0;
  let y33 = 0;
  let p = i * nextRow;
  let q = j * nextColumn;
  for (let k = 0; k < inner; k++, p += stepA, q += stepB) {
    const b0 = b[q]!;
    const b1 = b[q + nextColumn]!;
    const b2 = b[q + 2 * nextColumn]!;
    const b3 = b[q + 3 * nextColumn]!;
    const a0 = a[p]!;
    y00 += a0 * b0;
    y01 += a0 * b1;
    y02 += a0 * b2;
    y03 += a0 * b3;
    const a1 = a[p + nextRow]!;
    y10 += a1 * b0;
    y11 += a1 * b1;
    y12 += a1 * b2;
    y13 += a1 * b3;
    const a2 = a[p + 2 * nextRow]!;
    y20 += a2 * b0;
    y21 += a2 * b1;
    y22 += a2 * b2;
    y23 += a2 * b3;
    const a3 = a[p + 3 * nextRow]!;
    y30 += a3 * b0;
    y31 += a3 * b1;
    y32 += a3 * b2;
    y33 += a3 * b3;
  }
  let r = i * columns + j;
  y[r] = y00;
  y[r + 1] = y01;
  y[r + 2] = y02;
  y[r + 3] = y03;
  r += columns;
  y[r] = y10;
  y[r + 1] = y11;
  y[r + 2] = y12;
  y[r + 3] = y13;
  r += columns;
  y[r] = y20;
  y[r + 1] = y21;
  y[r + 2] = y22;
  y[r + 3] = y23;
  r += columns;
  y[r] = y30;
  y[r + 1] = y31;
  y[r + 2] = y32;
  y[r + 3] = y33;
};
