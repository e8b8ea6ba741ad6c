import { HALF, LN2_HIGH, LN2_LOW, LOG2E, ONE, add, multiply, plus, powerOfTwo, splat, subtract } from "./float64x2";

// @ts-ignore: decorator
@lazy const LARGEST: usize = memory.data<f64>([710.0]);
// @ts-ignore: decorator
@lazy const SMALLEST: usize = memory.data<f64>([-746.0]);
// @ts-ignore: decorator
@lazy const INVERSE_FACTORIALS: usize = memory.data<f64>([
  1.0, 1.0, 1.0 / 2.0, 1.0 / 6.0, 1.0 / 24.0, 1.0 / 120.0, 1.0 / 720.0, 1.0 / 5040.0, 1.0 / 40320.0, 1.0 / 362880.0,
  1.0 / 3628800.0, 1.0 / 39916800.0, 1.0 / 479001600.0, 1.0 / 6227020800.0, 1.0 / 87178291200.0,
]);

// @ts-ignore: decorator
@inline function inverseFactorial(n: usize): usize {
  return INVERSE_FACTORIALS + 8 * n;
}

/** r²/2! + r³/3! + ... + r¹⁴/14! */
// @ts-ignore: decorator
@inline export function expTail(r: v128): v128 {
  const square = multiply(r, r);
  let odd = plus(inverseFactorial(11), square, splat(inverseFactorial(13)));
  let even = plus(inverseFactorial(12), square, splat(inverseFactorial(14)));
  odd = plus(inverseFactorial(9), square, odd);
  even = plus(inverseFactorial(10), square, even);
  odd = plus(inverseFactorial(7), square, odd);
  even = plus(inverseFactorial(8), square, even);
  odd = plus(inverseFactorial(5), square, odd);
  even = plus(inverseFactorial(6), square, even);
  odd = plus(inverseFactorial(3), square, odd);
  even = plus(inverseFactorial(4), square, even);
  return add(multiply(splat(HALF), square), multiply(square, add(multiply(r, odd), multiply(square, even))));
}

/** eˣ */
// @ts-ignore: decorator
@inline export function expOf(x: v128): v128 {
  // Beyond these bounds the scaling overflows or underflows by itself. NaN stays.
  const bounded = f64x2.pmax(f64x2.pmin(x, splat(LARGEST)), splat(SMALLEST));
  const whole = f64x2.floor(add(multiply(bounded, splat(LOG2E)), splat(HALF)));
  const high = subtract(bounded, multiply(whole, splat(LN2_HIGH)));
  const low = multiply(whole, splat(LN2_LOW));
  const leading = add(splat(ONE), high);
  const rest = subtract(high, subtract(leading, splat(ONE)));
  const tail = expTail(high);
  const mantissa = add(leading, add(rest, subtract(tail, multiply(low, add(leading, tail)))));
  const half = f64x2.floor(multiply(splat(HALF), whole));
  return multiply(multiply(mantissa, powerOfTwo(half)), powerOfTwo(subtract(whole, half)));
}
