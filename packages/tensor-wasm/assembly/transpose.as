import { Real } from "./real";
import { LANES, SIZE, VECTOR } from "./layout";

/** Exchanges the axes of a block of four rows of four float32; the steps from row to row are in bytes. */
// @ts-ignore: decorator
@inline function transposeFour(x: usize, xRow: usize, y: usize, yRow: usize): void {
  const a = v128.load(x);
  const b = v128.load(x + xRow);
  const c = v128.load(x + 2 * xRow);
  const d = v128.load(x + 3 * xRow);
  const ab = v128.shuffle<i32>(a, b, 0, 4, 1, 5); // a0 b0 a1 b1
  const cd = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
  const abUpper = v128.shuffle<i32>(a, b, 2, 6, 3, 7); // a2 b2 a3 b3
  const cdUpper = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
  v128.store(y, v128.shuffle<i64>(ab, cd, 0, 2));
  v128.store(y + yRow, v128.shuffle<i64>(ab, cd, 1, 3));
  v128.store(y + 2 * yRow, v128.shuffle<i64>(abUpper, cdUpper, 0, 2));
  v128.store(y + 3 * yRow, v128.shuffle<i64>(abUpper, cdUpper, 1, 3));
}

/** Exchanges the axes of a block of two rows of two float64. */
// @ts-ignore: decorator
@inline function transposeTwo(x: usize, xRow: usize, y: usize, yRow: usize): void {
  const a = v128.load(x);
  const b = v128.load(x + xRow);
  v128.store(y, v128.shuffle<i64>(a, b, 0, 2));
  v128.store(y + yRow, v128.shuffle<i64>(a, b, 1, 3));
}

/** Copies elements that lie some bytes apart. */
// @ts-ignore: decorator
@inline function copy(x: usize, xStep: usize, y: usize, yStep: usize, count: usize): void {
  for (; count > 0; count--, x += xStep, y += yStep) store<Real>(y, load<Real>(x));
}

/**
 * y of [columns, rows] holds the elements of x of [rows, columns] with its axes exchanged, a block of vectors at a
 * time.
 */
export function transpose(x: usize, y: usize, rows: usize, columns: usize): void {
  const xRow = columns * SIZE;
  const yRow = rows * SIZE;
  const wholeRows = rows - (rows % LANES);
  const wholeColumns = columns - (columns % LANES);
  for (let j: usize = 0; j < wholeColumns; j += LANES) {
    for (let i: usize = 0, p = x + j * SIZE, q = y + j * yRow; i < wholeRows; i += LANES, p += LANES * xRow, q += VECTOR) {
      if (LANES == 4) transposeFour(p, xRow, q, yRow);
      else transposeTwo(p, xRow, q, yRow);
    }
  }
  for (let j = wholeColumns; j < columns; j++) copy(x + j * SIZE, xRow, y + j * yRow, SIZE, wholeRows);
  for (let i = wholeRows; i < rows; i++) copy(x + i * xRow, SIZE, y + i * SIZE, yRow, columns);
}
