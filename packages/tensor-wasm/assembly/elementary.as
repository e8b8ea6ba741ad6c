import { Real } from "./real";
import { SIZE } from "./layout";
import { expOf } from "./exp";
import { log1pOf, logOf } from "./log";
import { sigmoidOf } from "./sigmoid";
import { tanhOf } from "./tanh";

// The algorithms of packages/tensor/src/elementary, in the same operations on two lanes of float64: they say why.

const EXP: i32 = 0;
const LOG: i32 = 1;
const LOG1P: i32 = 2;
const TANH: i32 = 3;
const SIGMOID: i32 = 4;

// @ts-ignore: decorator
@inline function apply(f: i32, x: v128): v128 {
  if (f == EXP) return expOf(x);
  if (f == LOG) return logOf(x);
  if (f == LOG1P) return log1pOf(x);
  if (f == TANH) return tanhOf(x);
  return sigmoidOf(x);
}

/** Four elements at a time, in two vectors that do not wait for each other. */
// @ts-ignore: decorator
@inline function map(f: i32, x: usize, y: usize, length: usize): void {
  const end = y + length * SIZE;
  for (; y + 4 * SIZE <= end; x += 4 * SIZE, y += 4 * SIZE) {
    if (SIZE == 4) {
      const a = f32x4.demote_f64x2_zero(apply(f, f64x2.promote_low_f32x4(v128.load64_zero(x))));
      const b = f32x4.demote_f64x2_zero(apply(f, f64x2.promote_low_f32x4(v128.load64_zero(x, 8))));
      v128.store(y, v128.shuffle<f32>(a, b, 0, 1, 4, 5));
    } else {
      const a = apply(f, v128.load(x));
      const b = apply(f, v128.load(x, 16));
      v128.store(y, a);
      v128.store(y, b, 16);
    }
  }
  for (; y < end; x += SIZE, y += SIZE) {
    const a = apply(f, f64x2.splat(<f64>load<Real>(x)));
    store<Real>(y, <Real>f64x2.extract_lane(a, 0));
  }
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

/** y = 1 / (1 + e⁻ˣ) */
export function sigmoid(x: usize, y: usize, length: usize): void {
  map(SIGMOID, x, y, length);
}
