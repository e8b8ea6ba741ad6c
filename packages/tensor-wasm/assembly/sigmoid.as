import { ONE, SIGN, add, multiply, splat, subtract } from "./float64x2";
import { expOf } from "./exp";

/** 1 / (1 + e⁻ˣ) */
// @ts-ignore: decorator
@inline export function sigmoidOf(x: v128): v128 {
  const one = splat(ONE);
  const decay = expOf(v128.or(x, splat(SIGN))); // e^−|x|
  const sum = add(one, decay);
  const lost = subtract(decay, subtract(sum, one));
  const quotient = f64x2.div(v128.bitselect(decay, one, f64x2.lt(x, f64x2.splat(0))), sum);
  return subtract(quotient, multiply(quotient, f64x2.div(lost, sum)));
}
