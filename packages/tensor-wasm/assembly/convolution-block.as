import { VECTORS } from "./block";
import { FUSED } from "./fused";
import { VECTOR } from "./layout";
import { multiplyAdd, splatAt } from "./multiply-add";
import { Real } from "./real";
import { WIDE } from "./wide";

/** Adds to what of y the mask keeps, all or nothing: a sum that begins with +0 is never −0, so that adding +0 leaves it alone. */
// @ts-ignore: decorator
@inline function keepAndAdd(kept: v128, y: usize, c0: v128, c1: v128): void {
  v128.store(y, v128.add<Real>(v128.and(v128.load(y, 16), kept), c1), 16);
  v128.store(y, v128.add<Real>(v128.and(v128.load(y), kept), c0));
}

/** Two vectors in a way that V8 joins, and two more of a whole block. */
// @ts-ignore: decorator
@inline function storeJoined(vectors: usize, adds: bool, y: usize, c0: v128, c1: v128, c2: v128, c3: v128): void {
  if (adds) {
    c0 = v128.add<Real>(v128.load(y), c0);
    c1 = v128.add<Real>(v128.load(y, 16), c1);
    if (vectors > 2) c2 = v128.add<Real>(v128.load(y, 32), c2);
    if (vectors > 2) c3 = v128.add<Real>(v128.load(y, 48), c3);
  }
  v128.store(y, c0);
  v128.store(y, c1, 16);
  if (vectors > 2) v128.store(y, c2, 32), v128.store(y, c3, 48);
}

/**
 * y = a · b or y += a · b, for a block of `rows` rows by two or four vectors. Element (i, k) of a lies at pointers[i] +
 * steps[0] + … + steps[k]. The loop over k is the only one, and the last sums are stored first, without a branch: otherwise V8
 * before version 13 loads all of a before it multiplies, and spills the sums. Later ones, which join neighbouring vectors where
 * they have been told to use 256 bits, do so without a mask.
 */
// @ts-ignore: decorator
@inline function multiplyBlock(
  rows: usize, vectors: usize, pointers: usize, steps: usize, inner: usize, b: usize, y: usize, yRow: usize, adds: bool,
): void {
  const zero = v128.splat<Real>(0);
  let c00 = zero, c01 = zero, c02 = zero, c03 = zero;
  let c10 = zero, c11 = zero, c12 = zero, c13 = zero;
  let c20 = zero, c21 = zero, c22 = zero, c23 = zero;
  let c30 = zero, c31 = zero, c32 = zero, c33 = zero;
  let c40 = zero, c41 = zero, c42 = zero, c43 = zero;
  let c50 = zero, c51 = zero, c52 = zero, c53 = zero;
  const first: usize = load<u32>(steps);
  let a0 = first + load<u32>(pointers);
  let a1 = rows > 1 ? first + load<u32>(pointers, 4) : a0;
  let a2 = rows > 2 ? first + load<u32>(pointers, 8) : a0;
  let a3 = rows > 3 ? first + load<u32>(pointers, 12) : a0;
  let a4 = rows > 4 ? first + load<u32>(pointers, 16) : a0;
  let a5 = rows > 5 ? first + load<u32>(pointers, 20) : a0;
  for (; inner > 0; inner--) {
    steps += 4;
    const step: usize = load<u32>(steps);
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const b2 = vectors > 2 ? v128.load(b, 32) : b0;
    const b3 = vectors > 2 ? v128.load(b, 48) : b0;
    b += vectors * VECTOR;
    let x = splatAt(a0);
    a0 += step;
    c00 = multiplyAdd(x, b0, c00), c01 = multiplyAdd(x, b1, c01);
    if (vectors > 2) c02 = multiplyAdd(x, b2, c02), c03 = multiplyAdd(x, b3, c03);
    if (rows > 1) {
      x = splatAt(a1);
      a1 += step;
      c10 = multiplyAdd(x, b0, c10), c11 = multiplyAdd(x, b1, c11);
      if (vectors > 2) c12 = multiplyAdd(x, b2, c12), c13 = multiplyAdd(x, b3, c13);
    }
    if (rows > 2) {
      x = splatAt(a2);
      a2 += step;
      c20 = multiplyAdd(x, b0, c20), c21 = multiplyAdd(x, b1, c21);
      if (vectors > 2) c22 = multiplyAdd(x, b2, c22), c23 = multiplyAdd(x, b3, c23);
    }
    if (rows > 3) {
      x = splatAt(a3);
      a3 += step;
      c30 = multiplyAdd(x, b0, c30), c31 = multiplyAdd(x, b1, c31);
      if (vectors > 2) c32 = multiplyAdd(x, b2, c32), c33 = multiplyAdd(x, b3, c33);
    }
    if (rows > 4) {
      x = splatAt(a4);
      a4 += step;
      c40 = multiplyAdd(x, b0, c40), c41 = multiplyAdd(x, b1, c41);
      if (vectors > 2) c42 = multiplyAdd(x, b2, c42), c43 = multiplyAdd(x, b3, c43);
    }
    if (rows > 5) {
      x = splatAt(a5);
      a5 += step;
      c50 = multiplyAdd(x, b0, c50), c51 = multiplyAdd(x, b1, c51);
      if (vectors > 2) c52 = multiplyAdd(x, b2, c52), c53 = multiplyAdd(x, b3, c53);
    }
  }
  y += (rows - 1) * yRow;
  if (!WIDE) {
    const kept = i8x16.splat(adds ? -1 : 0);
    if (rows > 5) keepAndAdd(kept, y, c50, c51), y -= yRow;
    if (rows > 4) keepAndAdd(kept, y, c40, c41), y -= yRow;
    if (rows > 3) keepAndAdd(kept, y, c30, c31), y -= yRow;
    if (rows > 2) keepAndAdd(kept, y, c20, c21), y -= yRow;
    if (rows > 1) keepAndAdd(kept, y, c10, c11), y -= yRow;
    keepAndAdd(kept, y, c00, c01);
  } else if (adds) {
    if (rows > 5) storeJoined(vectors, true, y, c50, c51, c52, c53), y -= yRow;
    if (rows > 4) storeJoined(vectors, true, y, c40, c41, c42, c43), y -= yRow;
    if (rows > 3) storeJoined(vectors, true, y, c30, c31, c32, c33), y -= yRow;
    if (rows > 2) storeJoined(vectors, true, y, c20, c21, c22, c23), y -= yRow;
    if (rows > 1) storeJoined(vectors, true, y, c10, c11, c12, c13), y -= yRow;
    storeJoined(vectors, true, y, c00, c01, c02, c03);
  } else {
    if (rows > 5) storeJoined(vectors, false, y, c50, c51, c52, c53), y -= yRow;
    if (rows > 4) storeJoined(vectors, false, y, c40, c41, c42, c43), y -= yRow;
    if (rows > 3) storeJoined(vectors, false, y, c30, c31, c32, c33), y -= yRow;
    if (rows > 2) storeJoined(vectors, false, y, c20, c21, c22, c23), y -= yRow;
    if (rows > 1) storeJoined(vectors, false, y, c10, c11, c12, c13), y -= yRow;
    storeJoined(vectors, false, y, c00, c01, c02, c03);
  }
}

function block6(pointers: usize, steps: usize, inner: usize, b: usize, y: usize, yRow: usize, adds: bool): void {
  multiplyBlock(6, VECTORS, pointers, steps, inner, b, y, yRow, adds);
}
function block5(pointers: usize, steps: usize, inner: usize, b: usize, y: usize, yRow: usize, adds: bool): void {
  multiplyBlock(5, VECTORS, pointers, steps, inner, b, y, yRow, adds);
}
function block4(pointers: usize, steps: usize, inner: usize, b: usize, y: usize, yRow: usize, adds: bool): void {
  multiplyBlock(4, VECTORS, pointers, steps, inner, b, y, yRow, adds);
}
function block3(pointers: usize, steps: usize, inner: usize, b: usize, y: usize, yRow: usize, adds: bool): void {
  multiplyBlock(3, VECTORS, pointers, steps, inner, b, y, yRow, adds);
}
function block2(pointers: usize, steps: usize, inner: usize, b: usize, y: usize, yRow: usize, adds: bool): void {
  multiplyBlock(2, VECTORS, pointers, steps, inner, b, y, yRow, adds);
}
function block1(pointers: usize, steps: usize, inner: usize, b: usize, y: usize, yRow: usize, adds: bool): void {
  multiplyBlock(1, VECTORS, pointers, steps, inner, b, y, yRow, adds);
}

function halfBlock6(pointers: usize, steps: usize, inner: usize, b: usize, y: usize, yRow: usize, adds: bool): void {
  multiplyBlock(6, VECTORS / 2, pointers, steps, inner, b, y, yRow, adds);
}
function halfBlock5(pointers: usize, steps: usize, inner: usize, b: usize, y: usize, yRow: usize, adds: bool): void {
  multiplyBlock(5, VECTORS / 2, pointers, steps, inner, b, y, yRow, adds);
}
function halfBlock4(pointers: usize, steps: usize, inner: usize, b: usize, y: usize, yRow: usize, adds: bool): void {
  multiplyBlock(4, VECTORS / 2, pointers, steps, inner, b, y, yRow, adds);
}
function halfBlock3(pointers: usize, steps: usize, inner: usize, b: usize, y: usize, yRow: usize, adds: bool): void {
  multiplyBlock(3, VECTORS / 2, pointers, steps, inner, b, y, yRow, adds);
}
function halfBlock2(pointers: usize, steps: usize, inner: usize, b: usize, y: usize, yRow: usize, adds: bool): void {
  multiplyBlock(2, VECTORS / 2, pointers, steps, inner, b, y, yRow, adds);
}
function halfBlock1(pointers: usize, steps: usize, inner: usize, b: usize, y: usize, yRow: usize, adds: bool): void {
  multiplyBlock(1, VECTORS / 2, pointers, steps, inner, b, y, yRow, adds);
}

/** The block of one to ROWS rows and VECTORS vectors, see multiplyBlock. */
export function block(rows: usize, pointers: usize, steps: usize, inner: usize, b: usize, y: usize, yRow: usize, adds: bool): void {
  if (FUSED && rows == 6) block6(pointers, steps, inner, b, y, yRow, adds);
  else if (rows == 5) block5(pointers, steps, inner, b, y, yRow, adds);
  else if (rows == 4) block4(pointers, steps, inner, b, y, yRow, adds);
  else if (rows == 3) block3(pointers, steps, inner, b, y, yRow, adds);
  else if (rows == 2) block2(pointers, steps, inner, b, y, yRow, adds);
  else block1(pointers, steps, inner, b, y, yRow, adds);
}

/** The same with half as many vectors. */
export function halfBlock(rows: usize, pointers: usize, steps: usize, inner: usize, b: usize, y: usize, yRow: usize, adds: bool): void {
  if (FUSED && rows == 6) halfBlock6(pointers, steps, inner, b, y, yRow, adds);
  else if (rows == 5) halfBlock5(pointers, steps, inner, b, y, yRow, adds);
  else if (rows == 4) halfBlock4(pointers, steps, inner, b, y, yRow, adds);
  else if (rows == 3) halfBlock3(pointers, steps, inner, b, y, yRow, adds);
  else if (rows == 2) halfBlock2(pointers, steps, inner, b, y, yRow, adds);
  else halfBlock1(pointers, steps, inner, b, y, yRow, adds);
}
