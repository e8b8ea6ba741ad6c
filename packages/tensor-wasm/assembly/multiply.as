import { multiplyInBlocks } from "./multiply-in-blocks";
import { SIZE } from "./layout";
import { multiplyRow } from "./multiply-row";

/** Up to this many rows, packing a transposed right matrix does not pay off. */
// @ts-ignore: decorator
@inline const FEW: usize = 3;

/**
 * y = left · right, y of [rows, columns]. Element (i, k) of left is at a + i · aRow + k · aColumn, in elements, and
 * right likewise: a transposed matrix is read in place. One of its two steps is 1. The rows of y lie yRow elements
 * apart.
 */
export function multiply(
  a: usize, aRow: usize, aColumn: usize,
  b: usize, bRow: usize, bColumn: usize,
  y: usize, yRow: usize,
  rows: usize, inner: usize, columns: usize,
  scratch: usize,
): void {
  const columnIsRow = columns == 1 && (yRow == 1 || rows == 1);
  aRow *= SIZE;
  aColumn *= SIZE;
  bRow *= SIZE;
  bColumn *= SIZE;
  yRow *= SIZE;
  // A column is a row of the transposed product.
  if (columnIsRow) multiplyRow(b, bRow, a, aColumn, aRow, y, inner, rows, scratch);
  else if (rows == 1 || (rows <= FEW && bColumn > SIZE)) {
    for (; rows > 0; rows--, a += aRow, y += yRow) multiplyRow(a, aColumn, b, bRow, bColumn, y, inner, columns, scratch);
  } else if (rows > 1) multiplyInBlocks(a, aRow, aColumn, b, bRow, bColumn, y, yRow, rows, inner, columns, scratch);
}
