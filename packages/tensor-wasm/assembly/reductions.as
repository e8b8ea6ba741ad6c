import { Real } from "./real";
import { LANES, SIZE, VECTOR } from "./layout";

// @ts-ignore: decorator
@lazy const lanes: usize = memory.data(64, 16);

/** Eight lanes: element i is added to lane i mod 8, and the lanes as ((0 + 4) + (2 + 6)) + ((1 + 5) + (3 + 7)). */
function sumInLanes(x: usize, length: usize): Real {
  const end = x + length * SIZE;
  const whole = x + (length & ~7) * SIZE;
  let s0 = v128.splat<Real>(0);
  let s1 = v128.splat<Real>(0);
  let s2 = v128.splat<Real>(0);
  let s3 = v128.splat<Real>(0);
  for (; x < whole; x += 8 * SIZE) {
    s0 = v128.add<Real>(s0, v128.load(x));
    s1 = v128.add<Real>(s1, v128.load(x, 16));
    if (LANES == 2) {
      s2 = v128.add<Real>(s2, v128.load(x, 32));
      s3 = v128.add<Real>(s3, v128.load(x, 48));
    }
  }
  v128.store(lanes, s0);
  v128.store(lanes, s1, 16);
  if (LANES == 2) {
    v128.store(lanes, s2, 32);
    v128.store(lanes, s3, 48);
  }
  for (let lane = lanes; x < end; x += SIZE, lane += SIZE) store<Real>(lane, load<Real>(lane) + load<Real>(x));
  for (let width: usize = 4; width > 0; width >>= 1) {
    for (let i: usize = 0; i < width; i++) {
      const lane = lanes + i * SIZE;
      store<Real>(lane, load<Real>(lane) + load<Real>(lane + width * SIZE));
    }
  }
  return load<Real>(lanes);
}

/** yᵢ = Σⱼ xᵢⱼ */
export function sumColumns(x: usize, y: usize, rows: usize, columns: usize): void {
  for (let i: usize = 0; i < rows; i++) store<Real>(y + i * SIZE, sumInLanes(x + i * columns * SIZE, columns));
}

/** yⱼ = Σᵢ xᵢⱼ, the rows in order. Four vectors at a time, which is a line of the cache. */
export function sumRows(x: usize, y: usize, rows: usize, columns: usize): void {
  const stride = columns * SIZE;
  const end = y + stride;
  for (; y + 4 * VECTOR <= end; x += 4 * VECTOR, y += 4 * VECTOR) {
    let s0 = v128.splat<Real>(0);
    let s1 = v128.splat<Real>(0);
    let s2 = v128.splat<Real>(0);
    let s3 = v128.splat<Real>(0);
    for (let i: usize = 0, p = x; i < rows; i++, p += stride) {
      s0 = v128.add<Real>(s0, v128.load(p));
      s1 = v128.add<Real>(s1, v128.load(p, 16));
      s2 = v128.add<Real>(s2, v128.load(p, 32));
      s3 = v128.add<Real>(s3, v128.load(p, 48));
    }
    v128.store(y, s0);
    v128.store(y, s1, 16);
    v128.store(y, s2, 32);
    v128.store(y, s3, 48);
  }
  for (; y < end; x += SIZE, y += SIZE) {
    let sum: Real = 0;
    for (let i: usize = 0, p = x; i < rows; i++, p += stride) sum += load<Real>(p);
    store<Real>(y, sum);
  }
}

/** yᵢ = maxⱼ xᵢⱼ; −∞ where there are no columns, NaN where there is one. */
export function maxColumns(x: usize, y: usize, rows: usize, columns: usize): void {
  for (let i: usize = 0; i < rows; i++, y += SIZE) {
    let largest: Real = <Real>-Infinity;
    for (const end = x + columns * SIZE; x < end; x += SIZE) largest = max<Real>(largest, load<Real>(x));
    store<Real>(y, largest);
  }
}
