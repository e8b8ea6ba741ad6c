import { LOG2E, ONE, SHIFTER, TWO, add, multiply, plus, splat, subtract } from "./float64x2";
import { ERF, EXP, LOG, LOG1P, SIGMOID, TANH } from "./kernel-numbers";
import { exponent, fraction, shift, twoOver } from "./log";

// For float32: the elementary functions by shorter series. They leave out at most 2^−34.1 of the result for the
// logarithms, and 2^−35 for the others, so that the error stays below 2^−34, as `mapFour` relies on.

// @ts-ignore: decorator
@lazy const LN2: usize = memory.data<f64>([0.6931471805599453]);
// @ts-ignore: decorator
@lazy const MINUS_LOG2E: usize = memory.data<f64>([-1.4426950408889634]);
// @ts-ignore: decorator
@lazy const TWICE_LOG2E: usize = memory.data<f64>([2.0 * 1.4426950408889634]);
// @ts-ignore: decorator
@lazy const INFINITY_FLOAT32: usize = memory.data<f32>([Infinity]);
// @ts-ignore: decorator
@lazy const MINUS_ONE: usize = memory.data<f32>([-1.0]);
// @ts-ignore: decorator
@lazy const NORMAL: usize = memory.data<f32>([87.0]); // below, e^−x is normal in float32
// @ts-ignore: decorator
@lazy const SMALLEST_NORMAL: usize = memory.data<f32>([1.1754943508222875e-38]);
/** The coefficients of the numerator, and of the denominator. */
// @ts-ignore: decorator
@lazy const ERF_QUOTIENT: usize = memory.data<f64>([
  1.128379167088298, 0.1984639353621129, 0.05783356762440653, 0.004875681431206191, 0.000507738334747835,
  2.123312324108968e-05, 7.506434792826931e-07, 3.0665777618629687e-09,
  1.0, 0.5092174162437898, 0.12099280652043463, 0.017539667750686005, 0.0016918594645753278, 0.00010965239524808949,
  4.437490532853731e-06, 7.404686298440669e-08,
]);
/** (ln 2)ⁿ / n! */
// @ts-ignore: decorator
@lazy const POWERS_OF_LN2: usize = memory.data<f64>([
  0.6931471805599453, 0.24022650695910072, 0.05550410866482158, 0.009618129107628477, 0.0013333558146428443,
  0.0001540353039338161, 0.000015252733804059841, 0.000001321548679014431, 1.01780860092397e-7,
]);

// @ts-ignore: decorator
@inline function power(n: usize): usize {
  return POWERS_OF_LN2 + 8 * (n - 1);
}

/** x plus SHIFTER, so that its last bits are the whole number nearest x. */
// @ts-ignore: decorator
@inline function shiftToWhole(x: v128): v128 {
  return add(x, splat(SHIFTER));
}

/**
 * 2^r − 1 = (r ln 2) + (r ln 2)²/2! + ... + (r ln 2)⁹/9! for r = x − the whole number nearest x, in pairs: what comes next
 * often waits for it, as one layer does for another.
 */
// @ts-ignore: decorator
@inline function fractionalPower(x: v128, shifted: v128): v128 {
  const r = subtract(x, subtract(shifted, splat(SHIFTER)));
  const square = multiply(r, r);
  const fourth = multiply(square, square);
  const lastOdd = add(plus(power(5), square, splat(power(7))), multiply(fourth, splat(power(9))));
  const odd = add(plus(power(1), square, splat(power(3))), multiply(fourth, lastOdd));
  const lastEven = plus(power(6), square, splat(power(8)));
  const even = add(plus(power(2), square, splat(power(4))), multiply(fourth, lastEven));
  return add(multiply(r, odd), multiply(square, even));
}

/** 2^x */
// @ts-ignore: decorator
@inline function twoTo(x: v128): v128 {
  const shifted = shiftToWhole(x);
  const scale = i64x2.shl(shifted, 52);
  return add(scale, multiply(scale, fractionalPower(x, shifted)));
}

/** eˣ for |x| < 700 */
// @ts-ignore: decorator
@inline function approximateExp(x: v128): v128 {
  return twoTo(multiply(x, splat(LOG2E)));
}

/** 1 / (1 + e⁻ˣ) for |x| < 700 */
// @ts-ignore: decorator
@inline function approximateSigmoid(x: v128): v128 {
  const one = splat(ONE);
  const binary = multiply(x, splat(MINUS_LOG2E));
  const shifted = shiftToWhole(binary);
  const scale = i64x2.shl(shifted, 52);
  return f64x2.div(one, add(add(one, scale), multiply(scale, fractionalPower(binary, shifted))));
}

/** tanh x = t / (t + 2), t = e^2x − 1, for |x| < 350 */
// @ts-ignore: decorator
@inline function approximateTanh(x: v128): v128 {
  const binary = multiply(x, splat(TWICE_LOG2E));
  const shifted = shiftToWhole(binary);
  const scale = i64x2.shl(shifted, 52);
  const t = add(subtract(scale, splat(ONE)), multiply(scale, fractionalPower(binary, shifted)));
  return f64x2.div(t, add(t, splat(TWO)));
}

/** k ln 2 + ln(1 + f) = k ln 2 + 2(s + s³/3 + ... + s¹¹/11), s = f / (2 + f) */
// @ts-ignore: decorator
@inline function logOfParts(k: v128, f: v128): v128 {
  const two = splat(TWO);
  const s = f64x2.div(f, add(two, f));
  const square = multiply(s, s);
  const fourth = multiply(square, square);
  const even = plus(twoOver(5), fourth, splat(twoOver(9)));
  const odd = plus(twoOver(3), fourth, plus(twoOver(7), fourth, splat(twoOver(11))));
  const rest = multiply(square, add(odd, multiply(square, even)));
  return add(multiply(k, splat(LN2)), multiply(s, add(two, rest)));
}

/** x p(x²) / q(x²), which is erf x for |x| < 3.95; the best quotient of two polynomials of degree 7. */
// @ts-ignore: decorator
@inline function approximateErf(x: v128): v128 {
  const square = multiply(x, x);
  let numerator = splat(ERF_QUOTIENT + 8 * 7);
  let denominator = splat(ERF_QUOTIENT + 8 * 15);
  for (let at = ERF_QUOTIENT + 8 * 6; at >= ERF_QUOTIENT; at -= 8) {
    numerator = plus(at, square, numerator);
    denominator = plus(at + 8 * 8, square, denominator);
  }
  return f64x2.div(multiply(x, numerator), denominator);
}

/** ln x for positive, normal, finite x */
// @ts-ignore: decorator
@inline function approximateLog(x: v128): v128 {
  const shifted = shift(x);
  return logOfParts(exponent(shifted), fraction(shifted));
}

/** ln(1 + x) for finite x > −1 */
// @ts-ignore: decorator
@inline function approximateLog1p(x: v128): v128 {
  const shifted = shift(add(splat(ONE), x));
  const k = exponent(shifted);
  // x itself has the digits that 1 + x loses.
  return logOfParts(k, v128.bitselect(x, fraction(shifted), f64x2.eq(k, f64x2.splat(0))));
}

/** f(x) for the elements for which `isApproximated` holds */
// @ts-ignore: decorator
@inline export function approximate(f: i32, x: v128): v128 {
  if (f == EXP) return approximateExp(x);
  if (f == LOG) return approximateLog(x);
  if (f == TANH) return approximateTanh(x);
  if (f == SIGMOID) return approximateSigmoid(x);
  if (f == ERF) return approximateErf(x);
  return approximateLog1p(x);
}

/** Which of four float32 elements are approximated: those whose result in float32 is normal, or is x itself. */
// @ts-ignore: decorator
@inline export function isApproximated(f: i32, x: v128): v128 {
  if (f == TANH) return f32x4.eq(x, x);
  if (f == LOG) return v128.and(f32x4.gt(x, f32x4.splat(0)), f32x4.lt(x, v128.load32_splat(INFINITY_FLOAT32)));
  if (f == LOG1P) return v128.and(f32x4.gt(x, v128.load32_splat(MINUS_ONE)), f32x4.lt(x, v128.load32_splat(INFINITY_FLOAT32)));
  if (f == ERF) return v128.or(f32x4.ge(f32x4.abs(x), v128.load32_splat(SMALLEST_NORMAL)), f32x4.eq(x, f32x4.splat(0)));
  return f32x4.lt(f32x4.abs(x), v128.load32_splat(NORMAL));
}
