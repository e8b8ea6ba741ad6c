import { Real } from "./real";
import { LANES, SIZE, VECTOR } from "./layout";
import { storeTwo, two, upToTwo } from "./two-in-float64";

/** The elements at a pointer, up to a vector of them, followed by zeros. */
// @ts-ignore: decorator
@inline function elementsAt(x: usize, count: isize): v128 {
  if (count >= <isize>LANES) return v128.load(x);
  if (count <= 0) return v128.splat<Real>(0);
  if (LANES == 2) return v128.load64_zero(x);
  if (count == 1) return v128.load32_zero(x);
  return count == 2 ? v128.load64_zero(x) : v128.load32_lane(x, v128.load64_zero(x), 2, 8);
}

/** The upper half of a vector, in the place of the lower. */
// @ts-ignore: decorator
@inline function upperHalf(a: v128): v128 {
  return v128.shuffle<i64>(a, a, 1, 0);
}

/** The second element of a vector, in the place of the first. */
// @ts-ignore: decorator
@inline function second(a: v128): v128 {
  return LANES == 2 ? upperHalf(a) : v128.shuffle<i32>(a, a, 1, 0, 3, 2);
}

/** Eight lanes: element i is added to lane i mod 8, and the lanes as ((0 + 4) + (2 + 6)) + ((1 + 5) + (3 + 7)). */
// @ts-ignore: decorator
@inline function sumInLanes(x: usize, length: usize): f64 {
  const whole = x + (length & ~7) * SIZE;
  let s0 = f64x2.splat(0);
  let s1 = f64x2.splat(0);
  let s2 = f64x2.splat(0);
  let s3 = f64x2.splat(0);
  for (; x < whole; x += 8 * SIZE) {
    s0 = f64x2.add(s0, two(x));
    s1 = f64x2.add(s1, two(x + 2 * SIZE));
    s2 = f64x2.add(s2, two(x + 4 * SIZE));
    s3 = f64x2.add(s3, two(x + 6 * SIZE));
  }
  // A sum that began with +0 is never −0, so that adding +0 leaves it alone.
  const rest = <isize>(length & 7);
  if (rest > 0) {
    s0 = f64x2.add(s0, upToTwo(x, rest));
    s1 = f64x2.add(s1, upToTwo(x + 2 * SIZE, rest - 2));
    s2 = f64x2.add(s2, upToTwo(x + 4 * SIZE, rest - 4));
    s3 = f64x2.add(s3, upToTwo(x + 6 * SIZE, rest - 6));
  }
  const sum = f64x2.add(f64x2.add(s0, s2), f64x2.add(s1, s3));
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
}

/** yᵢ = Σⱼ xᵢⱼ ÷ divisor */
export function sumColumns(x: usize, y: usize, rows: usize, columns: usize, divisor: f64): void {
  for (let i: usize = 0; i < rows; i++, x += columns * SIZE) store<Real>(y + i * SIZE, <Real>(sumInLanes(x, columns) / divisor));
}

/** The sums of eight pairs of columns ÷ divisor. */
// @ts-ignore: decorator
@inline function sumEight(x: usize, y: usize, rows: usize, stride: usize, divisor: v128): void {
  let s0 = f64x2.splat(0);
  let s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0;
  for (let i: usize = 0; i < rows; i++, x += stride) {
    s0 = f64x2.add(s0, two(x));
    s1 = f64x2.add(s1, two(x + 2 * SIZE));
    s2 = f64x2.add(s2, two(x + 4 * SIZE));
    s3 = f64x2.add(s3, two(x + 6 * SIZE));
    s4 = f64x2.add(s4, two(x + 8 * SIZE));
    s5 = f64x2.add(s5, two(x + 10 * SIZE));
    s6 = f64x2.add(s6, two(x + 12 * SIZE));
    s7 = f64x2.add(s7, two(x + 14 * SIZE));
  }
  storeTwo(y, f64x2.div(s0, divisor));
  storeTwo(y + 2 * SIZE, f64x2.div(s1, divisor));
  storeTwo(y + 4 * SIZE, f64x2.div(s2, divisor));
  storeTwo(y + 6 * SIZE, f64x2.div(s3, divisor));
  storeTwo(y + 8 * SIZE, f64x2.div(s4, divisor));
  storeTwo(y + 10 * SIZE, f64x2.div(s5, divisor));
  storeTwo(y + 12 * SIZE, f64x2.div(s6, divisor));
  storeTwo(y + 14 * SIZE, f64x2.div(s7, divisor));
}

/** The sums of four pairs of columns, which begin j, j1, j2 and j3 bytes into a row, ÷ divisor. */
// @ts-ignore: decorator
@inline function sumFour(
  x: usize, y: usize, rows: usize, stride: usize, divisor: v128, j: usize, j1: usize, j2: usize, j3: usize,
): void {
  let s0 = f64x2.splat(0);
  let s1 = s0, s2 = s0, s3 = s0;
  for (let i: usize = 0, p = x; i < rows; i++, p += stride) {
    s0 = f64x2.add(s0, two(p + j));
    s1 = f64x2.add(s1, two(p + j1));
    s2 = f64x2.add(s2, two(p + j2));
    s3 = f64x2.add(s3, two(p + j3));
  }
  storeTwo(y + j, f64x2.div(s0, divisor));
  storeTwo(y + j1, f64x2.div(s1, divisor));
  storeTwo(y + j2, f64x2.div(s2, divisor));
  storeTwo(y + j3, f64x2.div(s3, divisor));
}

/**
 * yⱼ = Σᵢ xᵢⱼ ÷ divisor, the rows in order, which lie xRow elements apart. Eight pairs of columns at a time, a cache line of
 * float32, then four; the last ones may overlap.
 */
export function sumRows(x: usize, xRow: usize, y: usize, rows: usize, columns: usize, divisor: f64): void {
  const stride = xRow * SIZE;
  const end = y + columns * SIZE;
  const pair = 2 * SIZE;
  if (columns < 2) {
    if (columns == 0) return;
    let sum: f64 = 0;
    for (let i: usize = 0, p = x; i < rows; i++, p += stride) sum += <f64>load<Real>(p);
    store<Real>(y, <Real>(sum / divisor));
    return;
  }
  const divisors = f64x2.splat(divisor);
  for (; y + 8 * pair <= end; x += 8 * pair, y += 8 * pair) sumEight(x, y, rows, stride, divisors);
  for (; y < end; x += 4 * pair, y += 4 * pair) {
    const last = end - y - pair; // before y where less than a pair is left
    const next = <usize>min<isize>(pair, last);
    const third = <usize>min<isize>(2 * pair, last);
    sumFour(x, y, rows, stride, divisors, <usize>min<isize>(0, last), next, third, <usize>min<isize>(3 * pair, last));
  }
}

/** yᵢ = maxⱼ xᵢⱼ; −∞ where there are no columns, NaN where there is one. */
export function maxColumns(x: usize, y: usize, rows: usize, columns: usize): void {
  for (let i: usize = 0; i < rows; i++, x += columns * SIZE, y += SIZE) store<Real>(y, largestOf(x, columns));
}

// @ts-ignore: decorator
@inline function largestOf(x: usize, length: usize): Real {
  if (length < LANES) return largestInOrder(x, length);
  // The last vector may overlap the one before.
  const last = x + length * SIZE - VECTOR;
  let largest = v128.load(last);
  let isNaN = v128.ne<Real>(largest, largest);
  for (let p = x; p < last; p += VECTOR) {
    const a = v128.load(p);
    largest = v128.pmax<Real>(largest, a);
    isNaN = v128.or(isNaN, v128.ne<Real>(a, a));
  }
  if (LANES == 4) largest = v128.pmax<Real>(largest, upperHalf(largest));
  const y = v128.extract_lane<Real>(v128.pmax<Real>(largest, second(largest)), 0);
  // pmax, which is one instruction, compares: it loses NaN, and takes −0 for 0.
  return v128.any_true(isNaN) || y == 0 ? largestInOrder(x, length) : y;
}

function largestInOrder(x: usize, length: usize): Real {
  let largest: Real = <Real>-Infinity;
  for (const end = x + length * SIZE; x < end; x += SIZE) largest = max<Real>(largest, load<Real>(x));
  return largest;
}

/** Whether no element is infinite or NaN: x − x is +0 for the others alone. */
export function allFinite(x: usize, length: usize): bool {
  const end = x + length * SIZE;
  let found = v128.splat<Real>(0);
  for (; x + 4 * VECTOR <= end; x += 4 * VECTOR) {
    const a = v128.load(x);
    const b = v128.load(x, 16);
    const c = v128.load(x, 32);
    const d = v128.load(x, 48);
    const ab = v128.or(v128.sub<Real>(a, a), v128.sub<Real>(b, b));
    const cd = v128.or(v128.sub<Real>(c, c), v128.sub<Real>(d, d));
    found = v128.or(found, v128.or(ab, cd));
  }
  for (; x < end; x += VECTOR) {
    const a = elementsAt(x, (end - x) / SIZE);
    found = v128.or(found, v128.sub<Real>(a, a));
  }
  return !v128.any_true(found);
}
