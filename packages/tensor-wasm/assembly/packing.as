import { LANES, SIZE, VECTOR } from "./layout";
import { Real } from "./real";

/** The bytes of a row of a panel of the right matrix: a cache line. */
// @ts-ignore: decorator
@inline export const PANEL_ROW: usize = 64;

/**
 * y[j, i] = x[i, j] for `rows` rows of `columns` elements, each row without gaps: squares of as many elements as a
 * vector has lanes are transposed in registers. Steps from row to row are in bytes.
 */
export function transposeInto(x: usize, xRow: usize, y: usize, yRow: usize, rows: usize, columns: usize): void {
  const wide = columns / LANES * LANES;
  const xRow2 = 2 * xRow, xRow3 = 3 * xRow;
  const yRow2 = 2 * yRow, yRow3 = 3 * yRow;
  let i: usize = 0;
  for (; i + LANES <= rows; i += LANES) {
    let p = x + i * xRow;
    let q = y + i * SIZE;
    const end = p + wide * SIZE;
    for (; p < end; p += VECTOR, q += LANES * yRow) {
      const r0 = v128.load(p);
      const r1 = v128.load(p + xRow);
      if (LANES == 2) {
        v128.store(q, v128.shuffle<i64>(r0, r1, 0, 2));
        v128.store(q + yRow, v128.shuffle<i64>(r0, r1, 1, 3));
      } else {
        const r2 = v128.load(p + xRow2);
        const r3 = v128.load(p + xRow3);
        const low01 = v128.shuffle<i32>(r0, r1, 0, 4, 1, 5);
        const low23 = v128.shuffle<i32>(r2, r3, 0, 4, 1, 5);
        const high01 = v128.shuffle<i32>(r0, r1, 2, 6, 3, 7);
        const high23 = v128.shuffle<i32>(r2, r3, 2, 6, 3, 7);
        v128.store(q, v128.shuffle<i64>(low01, low23, 0, 2));
        v128.store(q + yRow, v128.shuffle<i64>(low01, low23, 1, 3));
        v128.store(q + yRow2, v128.shuffle<i64>(high01, high23, 0, 2));
        v128.store(q + yRow3, v128.shuffle<i64>(high01, high23, 1, 3));
      }
    }
    copyTransposed(p, xRow, q, yRow, LANES, columns - wide);
  }
  copyTransposed(x + i * xRow, xRow, y + i * SIZE, yRow, rows - i, columns);
}

/** The same, element by element. */
function copyTransposed(x: usize, xRow: usize, y: usize, yRow: usize, rows: usize, columns: usize): void {
  for (let j: usize = 0; j < columns; j++, x += SIZE, y += yRow) {
    for (let i: usize = 0, p = x; i < rows; i++, p += xRow) store<Real>(y + i * SIZE, load<Real>(p));
  }
}

/** Copies `inner` rows of at most PANEL_ROW bytes of the right matrix into a panel, with zeros up to that width. */
export function pack(panel: usize, b: usize, bRow: usize, bColumn: usize, inner: usize, columns: usize): void {
  const bytes = columns * SIZE;
  if (bytes < PANEL_ROW) memory.fill(panel, 0, inner * PANEL_ROW);
  if (bColumn > SIZE) transposeInto(b, bColumn, panel, PANEL_ROW, columns, inner);
  else if (bytes < PANEL_ROW) copyRows(b, bRow, panel, PANEL_ROW, inner, bytes);
  else {
    for (const end = panel + inner * PANEL_ROW; panel < end; panel += PANEL_ROW, b += bRow) {
      v128.store(panel, v128.load(b));
      v128.store(panel, v128.load(b, 16), 16);
      v128.store(panel, v128.load(b, 32), 32);
      v128.store(panel, v128.load(b, 48), 48);
    }
  }
}

/** Copies rows of some elements each, of so many bytes. */
export function copyRows(x: usize, xRow: usize, y: usize, yRow: usize, rows: usize, bytes: usize): void {
  const whole = bytes / VECTOR * VECTOR;
  for (; rows > 0; rows--, x += xRow, y += yRow) {
    for (let at: usize = 0; at < whole; at += VECTOR) v128.store(y + at, v128.load(x + at));
    for (let at = whole; at < bytes; at += SIZE) store<Real>(y + at, load<Real>(x + at));
  }
}
