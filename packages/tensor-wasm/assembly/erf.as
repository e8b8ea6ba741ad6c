import { ONE, SIGN, add, multiply, splat, subtract } from "./float64x2";
import { expOf } from "./exp";

// @ts-ignore: decorator
@lazy const NEAR: usize = memory.data<f64>([0.84375]);
// @ts-ignore: decorator
@lazy const FAR: usize = memory.data<f64>([1.25]);
// @ts-ignore: decorator
@lazy const LARGEST: usize = memory.data<f64>([6.0]);
// @ts-ignore: decorator
@lazy const NINE_SIXTEENTHS: usize = memory.data<f64>([0.5625]);
// @ts-ignore: decorator
@lazy const ERF_OF_ONE: usize = memory.data<f64>([0.8450629115104675]);

/** The coefficients of a numerator, then those of its denominator: as many, or one more. */
// @ts-ignore: decorator
@lazy const SMALL: usize = memory.data<f64>([
  0.12837916709551256, -0.3250421072470015, -0.02848174957559851, -0.005770270296489442, -2.3763016656650163e-5,
  1.0, 0.39791722395915535, 0.0650222499887673, 0.005081306281875766, 0.00013249473800432164, -3.960228278775368e-6,
]);
// @ts-ignore: decorator
@lazy const NEAR_ONE: usize = memory.data<f64>([
  -0.0023621185607526594, 0.41485611868374833, -0.3722078760357013, 0.31834661990116175, -0.11089469428239668,
  0.035478304325618236, -0.002166375594868791,
  1.0, 0.10642088040084423, 0.540397917702171, 0.07182865441419627, 0.12617121980876164, 0.01363708391202905,
  0.011984499846799107,
]);
// @ts-ignore: decorator
@lazy const LARGE: usize = memory.data<f64>([
  -0.009864944034847148, -0.6938585727071818, -10.558626225323291, -62.375332450326006, -162.39666946257347,
  -184.60509290671104, -81.2874355063066, -9.814329344169145,
  1.0, 19.651271667439257, 137.65775414351904, 434.56587747522923, 645.3872717332679, 429.00814002756783,
  108.63500554177944, 6.570249770319282, -0.0604244152148581,
]);

/** A polynomial of some coefficients. */
function polynomial(coefficients: usize, count: usize, x: v128): v128 {
  let at = coefficients + 8 * (count - 1);
  let sum = splat(at);
  while (at > coefficients) {
    at -= 8;
    sum = add(splat(at), multiply(x, sum));
  }
  return sum;
}

/** A quotient of polynomials of some coefficients. */
function quotient(coefficients: usize, above: usize, below: usize, x: v128): v128 {
  return f64x2.div(polynomial(coefficients, above, x), polynomial(coefficients + 8 * above, below, x));
}

/** 1 − erf x, for x from 1.25 to 6 */
function tail(x: v128): v128 {
  const square = multiply(x, x);
  const exponent = subtract(subtract(quotient(LARGE, 8, 9, f64x2.div(splat(ONE), square)), splat(NINE_SIXTEENTHS)), square);
  return f64x2.div(expOf(exponent), x);
}

/** erf x */
export function erfOf(x: v128): v128 {
  const magnitude = f64x2.abs(x);
  const small = f64x2.lt(magnitude, splat(NEAR));
  let y = add(x, multiply(x, quotient(SMALL, 5, 6, multiply(x, x))));
  if (i64x2.all_true(small)) return y;
  const near = f64x2.lt(magnitude, splat(FAR));
  const aroundOne = add(splat(ERF_OF_ONE), quotient(NEAR_ONE, 7, 7, subtract(magnitude, splat(ONE))));
  const beyond = subtract(splat(ONE), tail(f64x2.pmin(magnitude, splat(LARGEST))));
  const large = v128.or(v128.bitselect(aroundOne, beyond, near), v128.and(x, splat(SIGN)));
  return v128.bitselect(y, large, small);
}
