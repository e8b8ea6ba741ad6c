import {
  HALF, INFINITY, LN2_HIGH, LN2_LOW, NOT_A_NUMBER, ONE, TWO, add, multiply, plus, splat, subtract,
} from "./float64x2";

// @ts-ignore: decorator
@lazy const SMALLEST_NORMAL: usize = memory.data<f64>([2.2250738585072014e-308]);
// @ts-ignore: decorator
@lazy const TWO_TO_54: usize = memory.data<f64>([18014398509481984.0]);
// @ts-ignore: decorator
@lazy const LOG_OF_TWO_TO_54: usize = memory.data<f64>([54.0 * (762123384785.0 / 1099511627776.0 + 58399098912617368.0 / 79228162514264337593543950336.0)]);
// @ts-ignore: decorator
@lazy const TINY: usize = memory.data<f64>([1.0 / 18014398509481984.0]);
// @ts-ignore: decorator
@lazy const ROOT_OF_HALF: usize = memory.data<i64>([0x3fe6a09e00000000]); // the upper half of √½
// @ts-ignore: decorator
@lazy const ONE_LESS_ROOT_OF_HALF: usize = memory.data<i64>([0x3ff0000000000000 - 0x3fe6a09e00000000]);
// @ts-ignore: decorator
@lazy const FRACTION: usize = memory.data<i64>([0x000fffffffffffff]);
// @ts-ignore: decorator
@lazy const TWO_TO_52: usize = memory.data<f64>([4503599627370496.0]);
// @ts-ignore: decorator
@lazy const TWO_TO_52_AND_BIAS: usize = memory.data<f64>([4503599627370496.0 + 1023.0]);
// @ts-ignore: decorator
@lazy const TWO_OVER: usize = memory.data<f64>([
  2.0 / 3.0, 2.0 / 5.0, 2.0 / 7.0, 2.0 / 9.0, 2.0 / 11.0, 2.0 / 13.0, 2.0 / 15.0, 2.0 / 17.0, 2.0 / 19.0, 2.0 / 21.0,
]);

// @ts-ignore: decorator
@inline export function twoOver(n: usize): usize {
  return TWO_OVER + 4 * (n - 3);
}

/** The bits of x = 2^k · (1 + f), so that the biased exponent stands before a fraction counted from √½. */
// @ts-ignore: decorator
@inline export function shift(x: v128): v128 {
  return i64x2.add(x, splat(ONE_LESS_ROOT_OF_HALF));
}

/** k */
// @ts-ignore: decorator
@inline export function exponent(shifted: v128): v128 {
  return subtract(v128.or(i64x2.shr_u(shifted, 52), splat(TWO_TO_52)), splat(TWO_TO_52_AND_BIAS));
}

/** f */
// @ts-ignore: decorator
@inline export function fraction(shifted: v128): v128 {
  return subtract(i64x2.add(v128.and(shifted, splat(FRACTION)), splat(ROOT_OF_HALF)), splat(ONE));
}

/** ln(x) + correction, for positive, normal, finite x */
// @ts-ignore: decorator
@inline function logWithCorrection(x: v128, correction: v128): v128 {
  const shifted = shift(x);
  const k = exponent(shifted);
  const f = fraction(shifted);
  const s = f64x2.div(f, add(splat(TWO), f));
  const square = multiply(s, s);
  const fourth = multiply(square, square);
  let odd = plus(twoOver(15), fourth, splat(twoOver(19)));
  let even = plus(twoOver(17), fourth, splat(twoOver(21)));
  odd = plus(twoOver(11), fourth, odd);
  even = plus(twoOver(13), fourth, even);
  odd = plus(twoOver(7), fourth, odd);
  even = plus(twoOver(9), fourth, even);
  odd = plus(twoOver(3), fourth, odd);
  even = plus(twoOver(5), fourth, even);
  const series = multiply(square, add(odd, multiply(square, even)));
  const halfSquare = multiply(multiply(splat(HALF), f), f);
  const whole = multiply(k, splat(LN2_HIGH));
  const withF = add(whole, f);
  const leading = subtract(withF, halfSquare);
  const rest = add(add(subtract(whole, withF), f), subtract(subtract(withF, leading), halfSquare));
  const last = add(add(multiply(k, splat(LN2_LOW)), correction), multiply(s, add(halfSquare, series)));
  return add(leading, add(rest, last));
}

/** ln x */
// @ts-ignore: decorator
@inline export function logOf(x: v128): v128 {
  const usual = i64x2.all_true(v128.and(f64x2.ge(x, splat(SMALLEST_NORMAL)), f64x2.lt(x, splat(INFINITY))));
  let normal = x;
  let correction = f64x2.splat(0);
  if (!usual) {
    const subnormal = f64x2.lt(x, splat(SMALLEST_NORMAL));
    normal = v128.bitselect(multiply(x, splat(TWO_TO_54)), x, subnormal);
    correction = v128.and(f64x2.neg(splat(LOG_OF_TWO_TO_54)), subnormal);
  }
  const y = logWithCorrection(normal, correction);
  return usual ? y : atBounds(y, x, x);
}

/** ln(1 + x) */
// @ts-ignore: decorator
@inline export function log1pOf(x: v128): v128 {
  const one = splat(ONE);
  const usual = i64x2.all_true(v128.and(f64x2.gt(x, f64x2.neg(one)), f64x2.lt(x, splat(INFINITY))));
  const sum = add(one, x);
  const lost = v128.bitselect(subtract(x, subtract(sum, one)), subtract(one, subtract(sum, x)), f64x2.lt(x, one));
  let y = logWithCorrection(sum, f64x2.div(lost, sum));
  y = v128.bitselect(x, y, f64x2.lt(f64x2.abs(x), splat(TINY)));
  return usual ? y : atBounds(y, x, sum);
}

/**
 * The logarithm y of a sum that came from x, where it is not of a positive number: ∞ and NaN stay; −∞ of 0, NaN of
 * less.
 */
function atBounds(y: v128, x: v128, sum: v128): v128 {
  y = v128.bitselect(y, x, f64x2.lt(x, splat(INFINITY)));
  y = v128.bitselect(splat(NOT_A_NUMBER), y, f64x2.lt(sum, f64x2.splat(0)));
  return v128.bitselect(f64x2.neg(splat(INFINITY)), y, f64x2.eq(sum, f64x2.splat(0)));
}
