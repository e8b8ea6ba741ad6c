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
 * y += a · b, or y = a · b at first, for `inner` terms and a block of y of `rows` by one or two vectors. All sums stay
 * in registers. Not unrolled over k: V8 would spill them. All steps are in bytes.
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
  y: usize, yRow: usize,
  inner: usize, first: bool,
): void {
  const zero = v128.splat<Real>(0);
  let c00 = zero, c01 = zero, c10 = zero, c11 = zero, c20 = zero, c21 = zero;
  let c30 = zero, c31 = zero, c40 = zero, c41 = zero, c50 = zero, c51 = zero;
  const y1 = y + yRow, y2 = y1 + yRow, y3 = y2 + yRow, y4 = y3 + yRow, y5 = y4 + yRow;
  if (!first) {
    c00 = v128.load(y);
    c10 = v128.load(y1);
    if (rows > 2) c20 = v128.load(y2);
    if (rows > 3) c30 = v128.load(y3);
    if (rows > 4) c40 = v128.load(y4);
    if (rows > 5) c50 = v128.load(y5);
    if (vectors > 1) {
      c01 = v128.load(y, 16);
      c11 = v128.load(y1, 16);
      if (rows > 2) c21 = v128.load(y2, 16);
      if (rows > 3) c31 = v128.load(y3, 16);
      if (rows > 4) c41 = v128.load(y4, 16);
      if (rows > 5) c51 = v128.load(y5, 16);
    }
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
  v128.store(y1, c10);
  if (rows > 2) v128.store(y2, c20);
  if (rows > 3) v128.store(y3, c30);
  if (rows > 4) v128.store(y4, c40);
  if (rows > 5) v128.store(y5, c50);
  if (vectors > 1) {
    v128.store(y, c01, 16);
    v128.store(y1, c11, 16);
    if (rows > 2) v128.store(y2, c21, 16);
    if (rows > 3) v128.store(y3, c31, 16);
    if (rows > 4) v128.store(y4, c41, 16);
    if (rows > 5) v128.store(y5, c51, 16);
  }
}

/** A block of two to ROWS rows and one vector. */
function narrowBlock(rows: usize, a: usize, aRow: usize, aStep: usize, b: usize, bStep: usize, y: usize, yRow: usize, inner: usize, first: bool): void {
  if (FUSED && rows == 6) multiplyBlock(6, 1, a, aRow, aStep, b, bStep, y, yRow, inner, first);
  else if (rows == 5) multiplyBlock(5, 1, a, aRow, aStep, b, bStep, y, yRow, inner, first);
  else if (rows == 4) multiplyBlock(4, 1, a, aRow, aStep, b, bStep, y, yRow, inner, first);
  else if (rows == 3) multiplyBlock(3, 1, a, aRow, aStep, b, bStep, y, yRow, inner, first);
  else multiplyBlock(2, 1, a, aRow, aStep, b, bStep, y, yRow, inner, first);
}

function block6(a: usize, aRow: usize, aStep: usize, b: usize, bStep: usize, y: usize, yRow: usize, inner: usize, first: bool): void {
  multiplyBlock(6, 2, a, aRow, aStep, b, bStep, y, yRow, inner, first);
}
function block5(a: usize, aRow: usize, aStep: usize, b: usize, bStep: usize, y: usize, yRow: usize, inner: usize, first: bool): void {
  multiplyBlock(5, 2, a, aRow, aStep, b, bStep, y, yRow, inner, first);
}
function block4(a: usize, aRow: usize, aStep: usize, b: usize, bStep: usize, y: usize, yRow: usize, inner: usize, first: bool): void {
  multiplyBlock(4, 2, a, aRow, aStep, b, bStep, y, yRow, inner, first);
}
function block3(a: usize, aRow: usize, aStep: usize, b: usize, bStep: usize, y: usize, yRow: usize, inner: usize, first: bool): void {
  multiplyBlock(3, 2, a, aRow, aStep, b, bStep, y, yRow, inner, first);
}
function block2(a: usize, aRow: usize, aStep: usize, b: usize, bStep: usize, y: usize, yRow: usize, inner: usize, first: bool): void {
  multiplyBlock(2, 2, a, aRow, aStep, b, bStep, y, yRow, inner, first);
}

/** The block of two to ROWS rows and one or two vectors, see multiplyBlock. */
export function block(rows: usize, vectors: usize, a: usize, aRow: usize, aStep: usize, b: usize, bStep: usize, y: usize, yRow: usize, inner: usize, first: bool): void {
  if (vectors == 1) narrowBlock(rows, a, aRow, aStep, b, bStep, y, yRow, inner, first);
  else if (FUSED && rows == 6) block6(a, aRow, aStep, b, bStep, y, yRow, inner, first);
  else if (rows == 5) block5(a, aRow, aStep, b, bStep, y, yRow, inner, first);
  else if (rows == 4) block4(a, aRow, aStep, b, bStep, y, yRow, inner, first);
  else if (rows == 3) block3(a, aRow, aStep, b, bStep, y, yRow, inner, first);
  else block2(a, aRow, aStep, b, bStep, y, yRow, inner, first);
}
