import { Real } from "./real";
import { SIZE } from "./layout";

// The algorithms of packages/tensor/src/elementary, in the same operations: they say why. All compute in float64.

const LOG2E: f64 = 1.4426950408889634;
const LN2_HIGH: f64 = 762123384785.0 / 1099511627776.0; // 0xb17217f7d1 / 2^40
const LN2_LOW: f64 = 58399098912617368.0 / 79228162514264337593543950336.0; // 0xcf79abc9e3b398 / 2^96
const SMALLEST_NORMAL: f64 = 2.2250738585072014e-308;

// @ts-ignore: decorator
@inline function powerOfTwo(exponent: i32): f64 {
  return exponent >= -1022
    ? reinterpret<f64>((<i64>(exponent + 1023)) << 52)
    : reinterpret<f64>((<i64>1) << (<i64>(exponent + 1074)));
}

// @ts-ignore: decorator
@inline function sumError(a: f64, b: f64, sum: f64): f64 {
  const partOfB = sum - a;
  const partOfA = sum - partOfB;
  return a - partOfA + (b - partOfB);
}

// @ts-ignore: decorator
@inline function expTail(r: f64): f64 {
  const square = r * r;
  const odd =
    1.0 / 6.0 +
    square * (1.0 / 120.0 + square * (1.0 / 5040.0 + square * (1.0 / 362880.0 + square * (1.0 / 39916800.0 + square * (1.0 / 6227020800.0)))));
  const even =
    1.0 / 24.0 +
    square * (1.0 / 720.0 + square * (1.0 / 40320.0 + square * (1.0 / 3628800.0 + square * (1.0 / 479001600.0 + square * (1.0 / 87178291200.0)))));
  return 0.5 * square + square * (r * odd + square * even);
}

function expOf(x: f64): f64 {
  if (x > 710.0) return Infinity;
  if (x < -746.0) return 0.0;
  if (x != x) return x;
  const whole = floor<f64>(x * LOG2E + 0.5);
  const high = x - whole * LN2_HIGH;
  const low = whole * LN2_LOW;
  const leading = 1.0 + high;
  const rest = high - (leading - 1.0);
  const tail = expTail(high);
  const mantissa = leading + (rest + (tail - low * (leading + tail)));
  const k = <i32>whole;
  const half = k >> 1;
  return mantissa * powerOfTwo(half) * powerOfTwo(k - half);
}

function logWithCorrection(x: f64, correction: f64): f64 {
  const highWord = <i32>(reinterpret<i64>(x) >> 32);
  const k = ((highWord - 0x3fe6a09e + 0x3ff00000) >> 20) - 1023;
  const f = x * powerOfTwo(-k) - 1.0;
  const s = f / (2.0 + f);
  const square = s * s;
  const fourth = square * square;
  const odd = 2.0 / 3.0 + fourth * (2.0 / 7.0 + fourth * (2.0 / 11.0 + fourth * (2.0 / 15.0 + fourth * (2.0 / 19.0))));
  const even = 2.0 / 5.0 + fourth * (2.0 / 9.0 + fourth * (2.0 / 13.0 + fourth * (2.0 / 17.0 + fourth * (2.0 / 21.0))));
  const series = square * (odd + square * even);
  const halfSquare = 0.5 * f * f;
  const whole = <f64>k * LN2_HIGH;
  const withF = whole + f;
  const leading = withF - halfSquare;
  const rest = whole - withF + f + (withF - leading - halfSquare);
  return leading + (rest + (<f64>k * LN2_LOW + correction + s * (halfSquare + series)));
}

function logOf(x: f64): f64 {
  if (x >= SMALLEST_NORMAL && x < Infinity) return logWithCorrection(x, 0.0);
  if (x < 0.0) return NaN;
  if (x == 0.0) return -Infinity;
  if (x < SMALLEST_NORMAL) return logWithCorrection(x * 18014398509481984.0, -54.0 * (LN2_HIGH + LN2_LOW));
  return x;
}

function log1pOf(x: f64): f64 {
  if (!(abs<f64>(x) >= 1.0 / 18014398509481984.0)) return x;
  if (x == Infinity) return x;
  if (x <= -1.0) return x == -1.0 ? -Infinity : NaN;
  const sum = 1.0 + x;
  const lost = x < 1.0 ? x - (sum - 1.0) : 1.0 - (sum - x);
  return logWithCorrection(sum, lost / sum);
}

function tanhOf(x: f64): f64 {
  const magnitude = abs<f64>(x);
  if (!(magnitude >= 1.0 / 268435456.0)) return x;

  // e^2|x| − 1 = numerator + numeratorLow
  const twice = 2.0 * min<f64>(magnitude, 22.0);
  const whole = floor<f64>(twice * LOG2E + 0.5);
  const high = twice - whole * LN2_HIGH;
  const low = whole * LN2_LOW;
  const leading = 1.0 + high;
  const tail = expTail(high);
  const rest = high - (leading - 1.0) + (tail - low * (leading + tail));
  const scale = powerOfTwo(<i32>whole);
  const scaled = scale * leading;
  const difference = scaled - 1.0;
  const correction = sumError(scaled, -1.0, difference) + scale * rest;
  const numerator = difference + correction;
  const numeratorLow = difference - numerator + correction;

  const denominator = numerator + 2.0;
  const denominatorLow = sumError(numerator, 2.0, denominator) + numeratorLow;
  const reciprocal = 1.0 / denominator;
  const quotient = <f64>(<f32>(numerator * reciprocal));
  const denominatorHead = <f64>(<f32>denominator);
  const remainder =
    numerator - quotient * denominatorHead - quotient * (denominator - denominatorHead) +
    (numeratorLow - quotient * denominatorLow);
  const result = quotient + remainder * reciprocal;
  return x < 0.0 ? -result : result;
}

function sigmoidOf(x: f64): f64 {
  const decay = expOf(-abs<f64>(x));
  const sum = 1.0 + decay;
  const lost = decay - (sum - 1.0);
  const quotient = (x < 0.0 ? decay : 1.0) / sum;
  return quotient - quotient * (lost / sum);
}

/** y = eˣ */
export function exp(x: usize, y: usize, length: usize): void {
  for (const end = y + length * SIZE; y < end; x += SIZE, y += SIZE) store<Real>(y, <Real>expOf(<f64>load<Real>(x)));
}

/** y = ln x */
export function log(x: usize, y: usize, length: usize): void {
  for (const end = y + length * SIZE; y < end; x += SIZE, y += SIZE) store<Real>(y, <Real>logOf(<f64>load<Real>(x)));
}

/** y = ln(1 + x) */
export function log1p(x: usize, y: usize, length: usize): void {
  for (const end = y + length * SIZE; y < end; x += SIZE, y += SIZE) store<Real>(y, <Real>log1pOf(<f64>load<Real>(x)));
}

/** y = tanh x */
export function tanh(x: usize, y: usize, length: usize): void {
  for (const end = y + length * SIZE; y < end; x += SIZE, y += SIZE) store<Real>(y, <Real>tanhOf(<f64>load<Real>(x)));
}

/** y = 1 / (1 + e⁻ˣ) */
export function sigmoid(x: usize, y: usize, length: usize): void {
  for (const end = y + length * SIZE; y < end; x += SIZE, y += SIZE) store<Real>(y, <Real>sigmoidOf(<f64>load<Real>(x)));
}
