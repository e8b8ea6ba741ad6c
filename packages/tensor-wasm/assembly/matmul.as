import { LANES, SIZE, VECTOR } from "./layout";
import { Real } from "./real";

/** The product of another module, which computes exactly or fused. */
// @ts-ignore: decorator
@external("products", "matmul")
declare function multiply(
  a: usize, aRow: usize, aColumn: usize,
  b: usize, bRow: usize, bColumn: usize,
  y: usize, yRow: usize,
  rows: usize, inner: usize, columns: usize,
  scratch: usize,
): void;

// @ts-ignore: decorator
@external("products", "scratchBytes")
declare function bytesForProducts(): usize;

/** What convolutions need: convolution.as. */
// @ts-ignore: decorator
@inline const CONVOLUTION_BYTES: usize = 1 << 19;

/** The bytes of memory that a product needs for itself. */
export function scratchBytes(): usize {
  return max<usize>(bytesForProducts(), CONVOLUTION_BYTES);
}

/**
 * Sums of up to this many terms are computed here, and never fused: in tiny networks a call between modules would
 * count.
 */
// @ts-ignore: decorator
@inline const SHORT: usize = 4;

/** A vector of sums of one to four terms. */
// @ts-ignore: decorator
@inline function shortSum(
  terms: i32,
  x0: v128, x1: v128, x2: v128, x3: v128,
  b: usize, b1: usize, b2: usize, b3: usize,
): v128 {
  let sum = v128.add<Real>(v128.splat<Real>(0), v128.mul<Real>(x0, v128.load(b)));
  if (terms > 1) sum = v128.add<Real>(sum, v128.mul<Real>(x1, v128.load(b1)));
  if (terms > 2) sum = v128.add<Real>(sum, v128.mul<Real>(x2, v128.load(b2)));
  if (terms > 3) sum = v128.add<Real>(sum, v128.mul<Real>(x3, v128.load(b3)));
  return sum;
}

/** Products with sums of one to four terms; all steps in bytes. */
// @ts-ignore: decorator
@inline function shortSums(
  terms: i32,
  a: usize, aRow: usize, aColumn: usize,
  b: usize, bRow: usize, bColumn: usize,
  y: usize, yRow: usize, rows: usize, columns: usize,
): void {
  const b1 = b + bRow, b2 = b1 + bRow, b3 = b2 + bRow;
  const vectorized = bColumn == SIZE && columns >= LANES;
  const width = columns * SIZE;
  for (; rows > 0; rows--, a += aRow, y += yRow) {
    const a0 = load<Real>(a);
    const a1: Real = terms > 1 ? load<Real>(a + aColumn) : 0;
    const a2: Real = terms > 2 ? load<Real>(a + 2 * aColumn) : 0;
    const a3: Real = terms > 3 ? load<Real>(a + 3 * aColumn) : 0;
    if (vectorized) {
      const x0 = v128.splat<Real>(a0), x1 = v128.splat<Real>(a1), x2 = v128.splat<Real>(a2), x3 = v128.splat<Real>(a3);
      const last = width - VECTOR;
      let at: usize = 0;
      for (; at < last; at += VECTOR) v128.store(y + at, shortSum(terms, x0, x1, x2, x3, b + at, b1 + at, b2 + at, b3 + at));
      // The last vector ends with the last column.
      v128.store(y + last, shortSum(terms, x0, x1, x2, x3, b + last, b1 + last, b2 + last, b3 + last));
      continue;
    }
    for (let j: usize = 0, at: usize = 0; j < width; j += SIZE, at += bColumn) {
      let sum: Real = 0 + a0 * load<Real>(b + at);
      if (terms > 1) sum += a1 * load<Real>(b1 + at);
      if (terms > 2) sum += a2 * load<Real>(b2 + at);
      if (terms > 3) sum += a3 * load<Real>(b3 + at);
      store<Real>(y + j, sum);
    }
  }
}

/**
 * y = left · right, y of [rows, columns]. Element (i, k) of left is at a + i · aRow + k · aColumn, in elements, and
 * right likewise: a transposed matrix is read in place. One of its two steps is 1. The rows of y lie yRow elements
 * apart. The scratch, of scratchBytes, is the calling thread's own. Any range of rows and columns has the bits that it
 * has in the whole product.
 */
export function matmul(
  a: usize, aRow: usize, aColumn: usize,
  b: usize, bRow: usize, bColumn: usize,
  y: usize, yRow: usize,
  rows: usize, inner: usize, columns: usize,
  scratch: usize,
): void {
  if (inner > SHORT) {
    multiply(a, aRow, aColumn, b, bRow, bColumn, y, yRow, rows, inner, columns, scratch);
    return;
  }
  aRow *= SIZE;
  aColumn *= SIZE;
  bRow *= SIZE;
  bColumn *= SIZE;
  yRow *= SIZE;
  if (inner == 1) shortSums(1, a, aRow, aColumn, b, bRow, bColumn, y, yRow, rows, columns);
  else if (inner == 2) shortSums(2, a, aRow, aColumn, b, bRow, bColumn, y, yRow, rows, columns);
  else if (inner == 3) shortSums(3, a, aRow, aColumn, b, bRow, bColumn, y, yRow, rows, columns);
  else if (inner == 4) shortSums(4, a, aRow, aColumn, b, bRow, bColumn, y, yRow, rows, columns);
  else for (; rows > 0; rows--, y += yRow) memory.fill(y, 0, columns * SIZE);
}
