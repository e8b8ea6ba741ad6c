import { FUSED } from "./fused";
import { LANES } from "./layout";
import { multiplyAdd, splatAt } from "./multiply-add";
import { Real } from "./real";

/** The columns of a block: two vectors. */
// @ts-ignore: decorator
@inline export const COLUMNS: usize = 2 * LANES;
/** The rows of a block at most. The registers also hold two vectors of b, one of a, and a product that is yet to be added. */
// @ts-ignore: decorator
@inline export const ROWS: usize = FUSED ? 6 : 5;

/**
 * y = from + a · b for `inner` terms and a block of `rows` by one or two vectors. All sums stay in registers. Not unrolled over k: V8 would spill them. All steps are in bytes.
 *
 * ```
 *               b0   b1     b[k, j … j + 2 vectors]
 *     a[0, k]  c00  c01
 *     a[1, k]  c10  c11
 *       …       …    …
 *     a[5, k]  c50  c51
 * ```
 */
// @ts-ignore: decorator
@inline function multiplyBlock(
  rows: i32, vectors: i32,
  a: usize, aRow: usize, aStep: usize,
  b: usize, bStep: usize,
  from: usize, fromRow: usize,
  y: usize, yRow: usize,
  inner: usize,
): void {
  let c00 = v128.load(from), c01 = vectors > 1 ? v128.load(from, 16) : c00;
  from += fromRow;
  let c10 = v128.load(from), c11 = vectors > 1 ? v128.load(from, 16) : c10;
  let c20 = c10, c21 = c11, c30 = c10, c31 = c11, c40 = c10, c41 = c11, c50 = c10, c51 = c11;
  if (rows > 2) {
    from += fromRow;
    c20 = v128.load(from);
    if (vectors > 1) c21 = v128.load(from, 16);
  }
  if (rows > 3) {
    from += fromRow;
    c30 = v128.load(from);
    if (vectors > 1) c31 = v128.load(from, 16);
  }
  if (rows > 4) {
    from += fromRow;
    c40 = v128.load(from);
    if (vectors > 1) c41 = v128.load(from, 16);
  }
  if (rows > 5) {
    from += fromRow;
    c50 = v128.load(from);
    if (vectors > 1) c51 = v128.load(from, 16);
  }
  let a1 = a + aRow, a2 = a1 + aRow, a3 = a2 + aRow, a4 = a3 + aRow, a5 = a4 + aRow;
  for (; inner > 0; inner--) {
    const b0 = v128.load(b);
    const b1 = vectors > 1 ? v128.load(b, 16) : b0;
    b += bStep;
    let x = splatAt(a);
    a += aStep;
    c00 = multiplyAdd(x, b0, c00);
    if (vectors > 1) c01 = multiplyAdd(x, b1, c01);
    x = splatAt(a1);
    a1 += aStep;
    c10 = multiplyAdd(x, b0, c10);
    if (vectors > 1) c11 = multiplyAdd(x, b1, c11);
    if (rows > 2) {
      x = splatAt(a2);
      a2 += aStep;
      c20 = multiplyAdd(x, b0, c20);
      if (vectors > 1) c21 = multiplyAdd(x, b1, c21);
    }
    if (rows > 3) {
      x = splatAt(a3);
      a3 += aStep;
      c30 = multiplyAdd(x, b0, c30);
      if (vectors > 1) c31 = multiplyAdd(x, b1, c31);
    }
    if (rows > 4) {
      x = splatAt(a4);
      a4 += aStep;
      c40 = multiplyAdd(x, b0, c40);
      if (vectors > 1) c41 = multiplyAdd(x, b1, c41);
    }
    if (rows > 5) {
      x = splatAt(a5);
      a5 += aStep;
      c50 = multiplyAdd(x, b0, c50);
      if (vectors > 1) c51 = multiplyAdd(x, b1, c51);
    }
  }
  v128.store(y, c00);
  if (vectors > 1) v128.store(y, c01, 16);
  y += yRow;
  v128.store(y, c10);
  if (vectors > 1) v128.store(y, c11, 16);
  if (rows > 2) {
    y += yRow;
    v128.store(y, c20);
    if (vectors > 1) v128.store(y, c21, 16);
  }
  if (rows > 3) {
    y += yRow;
    v128.store(y, c30);
    if (vectors > 1) v128.store(y, c31, 16);
  }
  if (rows > 4) {
    y += yRow;
    v128.store(y, c40);
    if (vectors > 1) v128.store(y, c41, 16);
  }
  if (rows > 5) {
    y += yRow;
    v128.store(y, c50);
    if (vectors > 1) v128.store(y, c51, 16);
  }
}

/** A block of two to ROWS rows and one vector. */
function narrowBlock(rows: usize, a: usize, aRow: usize, aStep: usize, b: usize, bStep: usize, from: usize, fromRow: usize, y: usize, yRow: usize, inner: usize): void {
  if (FUSED && rows == 6) multiplyBlock(6, 1, a, aRow, aStep, b, bStep, from, fromRow, y, yRow, inner);
  else if (rows == 5) multiplyBlock(5, 1, a, aRow, aStep, b, bStep, from, fromRow, y, yRow, inner);
  else if (rows == 4) multiplyBlock(4, 1, a, aRow, aStep, b, bStep, from, fromRow, y, yRow, inner);
  else if (rows == 3) multiplyBlock(3, 1, a, aRow, aStep, b, bStep, from, fromRow, y, yRow, inner);
  else multiplyBlock(2, 1, a, aRow, aStep, b, bStep, from, fromRow, y, yRow, inner);
}

function block6(a: usize, aRow: usize, aStep: usize, b: usize, bStep: usize, from: usize, fromRow: usize, y: usize, yRow: usize, inner: usize): void {
  multiplyBlock(6, 2, a, aRow, aStep, b, bStep, from, fromRow, y, yRow, inner);
}
function block5(a: usize, aRow: usize, aStep: usize, b: usize, bStep: usize, from: usize, fromRow: usize, y: usize, yRow: usize, inner: usize): void {
  multiplyBlock(5, 2, a, aRow, aStep, b, bStep, from, fromRow, y, yRow, inner);
}
function block4(a: usize, aRow: usize, aStep: usize, b: usize, bStep: usize, from: usize, fromRow: usize, y: usize, yRow: usize, inner: usize): void {
  multiplyBlock(4, 2, a, aRow, aStep, b, bStep, from, fromRow, y, yRow, inner);
}
function block3(a: usize, aRow: usize, aStep: usize, b: usize, bStep: usize, from: usize, fromRow: usize, y: usize, yRow: usize, inner: usize): void {
  multiplyBlock(3, 2, a, aRow, aStep, b, bStep, from, fromRow, y, yRow, inner);
}
function block2(a: usize, aRow: usize, aStep: usize, b: usize, bStep: usize, from: usize, fromRow: usize, y: usize, yRow: usize, inner: usize): void {
  multiplyBlock(2, 2, a, aRow, aStep, b, bStep, from, fromRow, y, yRow, inner);
}

/** The block of two to ROWS rows and one or two vectors, see multiplyBlock. */
export function block(rows: usize, vectors: usize, a: usize, aRow: usize, aStep: usize, b: usize, bStep: usize, from: usize, fromRow: usize, y: usize, yRow: usize, inner: usize): void {
  if (vectors == 1) narrowBlock(rows, a, aRow, aStep, b, bStep, from, fromRow, y, yRow, inner);
  else if (FUSED && rows == 6) block6(a, aRow, aStep, b, bStep, from, fromRow, y, yRow, inner);
  else if (rows == 5) block5(a, aRow, aStep, b, bStep, from, fromRow, y, yRow, inner);
  else if (rows == 4) block4(a, aRow, aStep, b, bStep, from, fromRow, y, yRow, inner);
  else if (rows == 3) block3(a, aRow, aStep, b, bStep, from, fromRow, y, yRow, inner);
  else block2(a, aRow, aStep, b, bStep, from, fromRow, y, yRow, inner);
}
