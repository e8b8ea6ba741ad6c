import { FUSED } from "./fused";
import { multiplyAdd, splatAt } from "./multiply-add";
import { Real } from "./real";
import { WIDE } from "./wide";

/** The most rows of a block. Registers also hold two vectors of b, one of a, and a product that has yet to be added. */
// @ts-ignore: decorator
@inline export const ROWS: usize = FUSED ? 6 : 5;
/** The vectors of a block: as many as fit into the registers, which hold two each where V8 joins them to 256 bits. */
// @ts-ignore: decorator
@inline export const VECTORS: usize = WIDE ? 4 : 2;

/**
 * y = a · b for `inner` terms and a block of `rows` by one, two or four vectors. All sums stay in registers. Not
 * unrolled over k, nor added to y: V8 would spill them. Neighbouring vectors are loaded and stored together: V8 joins
 * them where it has been told to use 256 bits. All steps are in bytes.
 *
 * ```
 *               b0   b1  (b2   b3)     b[k, j … j + vectors]
 *     a[0, k]  c00  c01  (c02  c03)
 *     a[1, k]  c10  c11  (c12  c13)
 *       …       …    …     …    …
 *     a[5, k]  c50  c51  (c52  c53)
 * ```
 */
// @ts-ignore: decorator
@inline function multiplyBlock(
  rows: usize, vectors: usize,
  a: usize, aRow: usize, aStep: usize,
  b: usize, bStep: usize,
  y: usize, yRow: usize,
  inner: usize,
): void {
  const zero = v128.splat<Real>(0);
  let c00 = zero, c01 = zero, c02 = zero, c03 = zero;
  let c10 = zero, c11 = zero, c12 = zero, c13 = zero;
  let c20 = zero, c21 = zero, c22 = zero, c23 = zero;
  let c30 = zero, c31 = zero, c32 = zero, c33 = zero;
  let c40 = zero, c41 = zero, c42 = zero, c43 = zero;
  let c50 = zero, c51 = zero, c52 = zero, c53 = zero;
  let a1 = a + aRow, a2 = a1 + aRow, a3 = a2 + aRow, a4 = a3 + aRow, a5 = a4 + aRow;
  for (; inner > 0; inner--) {
    const b0 = v128.load(b);
    const b1 = vectors > 1 ? v128.load(b, 16) : b0;
    const b2 = vectors > 2 ? v128.load(b, 32) : b0;
    const b3 = vectors > 2 ? v128.load(b, 48) : b0;
    b += bStep;
    let x = splatAt(a);
    a += aStep;
    c00 = multiplyAdd(x, b0, c00);
    if (vectors > 1) c01 = multiplyAdd(x, b1, c01);
    if (vectors > 2) c02 = multiplyAdd(x, b2, c02), c03 = multiplyAdd(x, b3, c03);
    x = splatAt(a1);
    a1 += aStep;
    c10 = multiplyAdd(x, b0, c10);
    if (vectors > 1) c11 = multiplyAdd(x, b1, c11);
    if (vectors > 2) c12 = multiplyAdd(x, b2, c12), c13 = multiplyAdd(x, b3, c13);
    if (rows > 2) {
      x = splatAt(a2);
      a2 += aStep;
      c20 = multiplyAdd(x, b0, c20);
      if (vectors > 1) c21 = multiplyAdd(x, b1, c21);
      if (vectors > 2) c22 = multiplyAdd(x, b2, c22), c23 = multiplyAdd(x, b3, c23);
    }
    if (rows > 3) {
      x = splatAt(a3);
      a3 += aStep;
      c30 = multiplyAdd(x, b0, c30);
      if (vectors > 1) c31 = multiplyAdd(x, b1, c31);
      if (vectors > 2) c32 = multiplyAdd(x, b2, c32), c33 = multiplyAdd(x, b3, c33);
    }
    if (rows > 4) {
      x = splatAt(a4);
      a4 += aStep;
      c40 = multiplyAdd(x, b0, c40);
      if (vectors > 1) c41 = multiplyAdd(x, b1, c41);
      if (vectors > 2) c42 = multiplyAdd(x, b2, c42), c43 = multiplyAdd(x, b3, c43);
    }
    if (rows > 5) {
      x = splatAt(a5);
      a5 += aStep;
      c50 = multiplyAdd(x, b0, c50);
      if (vectors > 1) c51 = multiplyAdd(x, b1, c51);
      if (vectors > 2) c52 = multiplyAdd(x, b2, c52), c53 = multiplyAdd(x, b3, c53);
    }
  }
  storeRow(vectors, y, c00, c01, c02, c03);
  storeRow(vectors, y += yRow, c10, c11, c12, c13);
  if (rows > 2) storeRow(vectors, y += yRow, c20, c21, c22, c23);
  if (rows > 3) storeRow(vectors, y += yRow, c30, c31, c32, c33);
  if (rows > 4) storeRow(vectors, y += yRow, c40, c41, c42, c43);
  if (rows > 5) storeRow(vectors, y += yRow, c50, c51, c52, c53);
}

// @ts-ignore: decorator
@inline function storeRow(vectors: usize, y: usize, c0: v128, c1: v128, c2: v128, c3: v128): void {
  v128.store(y, c0);
  if (vectors > 1) v128.store(y, c1, 16);
  if (vectors > 2) v128.store(y, c2, 32), v128.store(y, c3, 48);
}

function block6(a: usize, aRow: usize, aStep: usize, b: usize, bStep: usize, y: usize, yRow: usize, inner: usize): void {
  multiplyBlock(6, VECTORS, a, aRow, aStep, b, bStep, y, yRow, inner);
}
function block5(a: usize, aRow: usize, aStep: usize, b: usize, bStep: usize, y: usize, yRow: usize, inner: usize): void {
  multiplyBlock(5, VECTORS, a, aRow, aStep, b, bStep, y, yRow, inner);
}
function block4(a: usize, aRow: usize, aStep: usize, b: usize, bStep: usize, y: usize, yRow: usize, inner: usize): void {
  multiplyBlock(4, VECTORS, a, aRow, aStep, b, bStep, y, yRow, inner);
}
function block3(a: usize, aRow: usize, aStep: usize, b: usize, bStep: usize, y: usize, yRow: usize, inner: usize): void {
  multiplyBlock(3, VECTORS, a, aRow, aStep, b, bStep, y, yRow, inner);
}
function block2(a: usize, aRow: usize, aStep: usize, b: usize, bStep: usize, y: usize, yRow: usize, inner: usize): void {
  multiplyBlock(2, VECTORS, a, aRow, aStep, b, bStep, y, yRow, inner);
}

function halfBlock6(a: usize, aRow: usize, aStep: usize, b: usize, bStep: usize, y: usize, yRow: usize, inner: usize): void {
  multiplyBlock(6, VECTORS / 2, a, aRow, aStep, b, bStep, y, yRow, inner);
}
function halfBlock5(a: usize, aRow: usize, aStep: usize, b: usize, bStep: usize, y: usize, yRow: usize, inner: usize): void {
  multiplyBlock(5, VECTORS / 2, a, aRow, aStep, b, bStep, y, yRow, inner);
}
function halfBlock4(a: usize, aRow: usize, aStep: usize, b: usize, bStep: usize, y: usize, yRow: usize, inner: usize): void {
  multiplyBlock(4, VECTORS / 2, a, aRow, aStep, b, bStep, y, yRow, inner);
}
function halfBlock3(a: usize, aRow: usize, aStep: usize, b: usize, bStep: usize, y: usize, yRow: usize, inner: usize): void {
  multiplyBlock(3, VECTORS / 2, a, aRow, aStep, b, bStep, y, yRow, inner);
}
function halfBlock2(a: usize, aRow: usize, aStep: usize, b: usize, bStep: usize, y: usize, yRow: usize, inner: usize): void {
  multiplyBlock(2, VECTORS / 2, a, aRow, aStep, b, bStep, y, yRow, inner);
}

/** The block of two to ROWS rows and VECTORS vectors, see multiplyBlock. */
export function block(rows: usize, a: usize, aRow: usize, aStep: usize, b: usize, bStep: usize, y: usize, yRow: usize, inner: usize): void {
  if (FUSED && rows == 6) block6(a, aRow, aStep, b, bStep, y, yRow, inner);
  else if (rows == 5) block5(a, aRow, aStep, b, bStep, y, yRow, inner);
  else if (rows == 4) block4(a, aRow, aStep, b, bStep, y, yRow, inner);
  else if (rows == 3) block3(a, aRow, aStep, b, bStep, y, yRow, inner);
  else block2(a, aRow, aStep, b, bStep, y, yRow, inner);
}

/** The same with half as many vectors. */
export function halfBlock(rows: usize, a: usize, aRow: usize, aStep: usize, b: usize, bStep: usize, y: usize, yRow: usize, inner: usize): void {
  if (FUSED && rows == 6) halfBlock6(a, aRow, aStep, b, bStep, y, yRow, inner);
  else if (rows == 5) halfBlock5(a, aRow, aStep, b, bStep, y, yRow, inner);
  else if (rows == 4) halfBlock4(a, aRow, aStep, b, bStep, y, yRow, inner);
  else if (rows == 3) halfBlock3(a, aRow, aStep, b, bStep, y, yRow, inner);
  else halfBlock2(a, aRow, aStep, b, bStep, y, yRow, inner);
}
