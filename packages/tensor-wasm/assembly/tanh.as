import {
  HALF, LN2_HIGH, LN2_LOW, LOG2E, ONE, SIGN, TWO, add, multiply, powerOfTwo, splat, subtract,
} from "./float64x2";
import { expTail } from "./exp";

// @ts-ignore: decorator
@lazy const SMALL: usize = memory.data<f64>([1.0 / 268435456.0]);
// @ts-ignore: decorator
@lazy const LARGE: usize = memory.data<f64>([22.0]);

/** What rounding the sum of a and b has lost. */
// @ts-ignore: decorator
@inline function sumError(a: v128, b: v128, sum: v128): v128 {
  const partOfB = subtract(sum, a);
  const partOfA = subtract(sum, partOfB);
  return add(subtract(a, partOfA), subtract(b, partOfB));
}

// @ts-ignore: decorator
@inline function roundToFloat32(x: v128): v128 {
  return f64x2.promote_low_f32x4(f32x4.demote_f64x2_zero(x));
}

/** tanh x */
// @ts-ignore: decorator
@inline export function tanhOf(x: v128): v128 {
  const magnitude = f64x2.abs(x);
  const one = splat(ONE);

  // e^2|x| − 1 = numerator + numeratorLow
  const bounded = f64x2.pmin(magnitude, splat(LARGE));
  const twice = add(bounded, bounded);
  const whole = f64x2.floor(add(multiply(twice, splat(LOG2E)), splat(HALF)));
  const high = subtract(twice, multiply(whole, splat(LN2_HIGH)));
  const low = multiply(whole, splat(LN2_LOW));
  const leading = add(one, high);
  const tail = expTail(high);
  const rest = add(subtract(high, subtract(leading, one)), subtract(tail, multiply(low, add(leading, tail))));
  const scale = powerOfTwo(whole);
  const scaled = multiply(scale, leading);
  const difference = subtract(scaled, one);
  const correction = add(sumError(scaled, f64x2.neg(one), difference), multiply(scale, rest));
  const numerator = add(difference, correction);
  const numeratorLow = add(subtract(difference, numerator), correction);

  const two = splat(TWO);
  const denominator = add(numerator, two);
  const denominatorLow = add(sumError(numerator, two, denominator), numeratorLow);
  const reciprocal = f64x2.div(one, denominator);
  const quotient = roundToFloat32(multiply(numerator, reciprocal));
  const head = roundToFloat32(denominator);
  const remainder = add(
    subtract(subtract(numerator, multiply(quotient, head)), multiply(quotient, subtract(denominator, head))),
    subtract(numeratorLow, multiply(quotient, denominatorLow)),
  );
  const result = add(quotient, multiply(remainder, reciprocal));
  const signed = v128.or(result, v128.and(x, splat(SIGN)));
  return v128.bitselect(signed, x, f64x2.ge(magnitude, splat(SMALL))); // a small x and NaN stay
}
