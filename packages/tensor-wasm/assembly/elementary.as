import { Real } from "./real";
import { scratch } from "./scratch";
import { SIZE } from "./layout";
import { apply } from "./apply";
import { ERF, EXP, LOG, LOG1P, SIGMOID, TANH } from "./kernel-numbers";
import { approximate, isApproximated } from "./approximate";

// @ts-ignore: decorator
@lazy const TEN: usize = memory.data<f32>([10.0, -10.0]);
// @ts-ignore: decorator
@lazy const NEARLY_FOUR: usize = memory.data<f32>([3.9375, -3.9375]);
// @ts-ignore: decorator
@lazy const SIGN_FLOAT32: usize = memory.data<f32>([-0.0]);
// @ts-ignore: decorator
@lazy const TOLERANCE: usize = memory.data<i32>([1 << 22]); // 2^−34 of a result of 53 bits, moved by 3
// @ts-ignore: decorator
@lazy const UNSURE: usize = memory.data<i32>([i32.MIN_VALUE + (1 << 23)]); // of what is lost, plus the tolerance

// @ts-ignore: decorator
@inline function demote(a: v128, b: v128): v128 {
  return v128.shuffle<f32>(f32x4.demote_f64x2_zero(a), f32x4.demote_f64x2_zero(b), 0, 1, 4, 5);
}

/** The algorithms of float64, not inlined, as they are rarely needed where the elements are float32. */
function exactly(f: i32, x: v128): v128 {
  return apply(f, x);
}

/**
 * Four float32 elements: the approximation rounded, or the algorithm of float64 where an approximation lies so close to
 * the middle of two float32 numbers that its error could decide between them.
 *
 * Source     A. Ziv, Fast evaluation of elementary mathematical functions with correctly rounded last bit, ACM
 *            Transactions on Mathematical Software 17 (1991)
 */
// @ts-ignore: decorator
@inline function mapFour(f: i32, x: v128): v128 {
  // From these bounds on, the nearest float32 to tanh x and to erf x is ±1.
  const bound = f == TANH ? TEN : NEARLY_FOUR;
  const bounded = f == TANH || f == ERF ? f32x4.pmax(f32x4.pmin(x, v128.load32_splat(bound)), v128.load32_splat(bound + 4)) : x;
  const a = approximate(f, f64x2.promote_low_f32x4(bounded));
  const b = approximate(f, f64x2.promote_low_f32x4(v128.shuffle<i64>(bounded, bounded, 1, 1)));
  // Rounding loses the last 29 bits. Shifted to the front, they are the smallest integer at the middle.
  const lost = i32x4.shl(v128.shuffle<i32>(a, b, 0, 2, 4, 6), 3);
  const sure = i32x4.gt_s(i32x4.add(lost, v128.load32_splat(TOLERANCE)), v128.load32_splat(UNSURE));
  if (i32x4.all_true(v128.and(sure, isApproximated(f, x)))) {
    const y = demote(a, b);
    return f == TANH || f == LOG1P ? v128.or(y, v128.and(x, v128.load32_splat(SIGN_FLOAT32))) : y; // −0 stays
  }
  return demote(
    exactly(f, f64x2.promote_low_f32x4(x)),
    exactly(f, f64x2.promote_low_f32x4(v128.shuffle<i64>(x, x, 1, 1))),
  );
}

/** f(x) of a vector of elements, for code that has its elements in vectors. */
export function elementary(f: i32, x: v128): v128 {
  return SIZE == 4 ? mapFour(f, x) : exactly(f, x);
}

/** A few elements, for which memory.copy would take longer. */
function copy(x: usize, y: usize, count: usize): void {
  for (; count > 0; count--, x += SIZE, y += SIZE) store<Real>(y, load<Real>(x));
}

/** Four elements at a time. The rest goes the same way through the scratch, so that the code is here once. */
// @ts-ignore: decorator
@inline function map(f: i32, x: usize, y: usize, length: usize): void {
  const left = length & 3;
  const rest = y + (length & ~3) * SIZE;
  let end = rest;
  while (true) {
    for (; y < end; x += 4 * SIZE, y += 4 * SIZE) {
      if (SIZE == 4) {
        v128.store(y, mapFour(f, v128.load(x)));
      } else {
        // Side by side, as both use the same constants and neither waits for the other.
        const a = apply(f, v128.load(x));
        const b = apply(f, v128.load(x, 16));
        v128.store(y, a);
        // At an address of its own: where V8 14 is told to join neighbours to 256 bits, it does not survive these.
        v128.store(y + 16, b);
      }
    }
    if (left == 0) return;
    if (end != rest) break;
    copy(x, scratch, left);
    x = y = scratch;
    end = scratch + 4 * SIZE;
  }
  copy(scratch, rest, left);
}

/** y = eˣ */
export function exp(x: usize, y: usize, length: usize): void {
  map(EXP, x, y, length);
}

/** y = ln x */
export function log(x: usize, y: usize, length: usize): void {
  map(LOG, x, y, length);
}

/** y = ln(1 + x) */
export function log1p(x: usize, y: usize, length: usize): void {
  map(LOG1P, x, y, length);
}

/** y = tanh x */
export function tanh(x: usize, y: usize, length: usize): void {
  map(TANH, x, y, length);
}

/** y = erf x */
export function erf(x: usize, y: usize, length: usize): void {
  map(ERF, x, y, length);
}

/** y = 1 / (1 + e⁻ˣ) */
export function sigmoid(x: usize, y: usize, length: usize): void {
  map(SIGMOID, x, y, length);
}
