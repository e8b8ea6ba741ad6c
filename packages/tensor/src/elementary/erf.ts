import { exp } from "./exp.js";
import { expectReal } from "./expect-real.js";
import { polynomial } from "./polynomial.js";

/**
 * The error function erf x = 2/√π ∫₀ˣ e^{−t²} dt, with the same bits on every engine. With quotients q of polynomials
 * it is x + x · q(x²) below 0.84375, erf 1 + q(x − 1) up to 1.25, and 1 − e^{−x² − 9/16 + q(1/x²)} / x from there on.
 *
 * Accuracy   ≤ 0.9 ulp (measured)
 * Source     K. C. Ng, fdlibm s_erf.c (1993): the quotients. Its fourth one, for large x, matters to 1 − erf x only:
 *            here the third differs from it by less than 2^−11 ulp
 */
export const erf = (x: number): number => {
  expectReal("erf(x)", x);
  const magnitude = Math.abs(x);
  if (magnitude < 0.84375) return x + x * quotient(SMALL, x * x);
  const y = magnitude < 1.25 ? ERF_OF_ONE + quotient(NEAR_ONE, magnitude - 1) : 1 - tail(Math.min(magnitude, 6));
  return x < 0 ? -y : y;
};

/** 1 − erf x from 1.25 to 6, where it becomes negligible. */
const tail = (x: number): number => {
  const square = x * x;
  return exp(quotient(LARGE, 1 / square) - 0.5625 - square) / x;
};

/** A quotient of polynomials. */
interface Quotient {
  readonly numerator: readonly number[];
  readonly denominator: readonly number[];
}

const quotient = ({ numerator, denominator }: Quotient, x: number): number =>
  polynomial(numerator, x) / polynomial(denominator, x);

/** Rounded to float32: the quotient that is added to it makes up for the rest. */
const ERF_OF_ONE = 0.8450629115104675;

const SMALL: Quotient = {
  numerator: [
    0.12837916709551256, -0.3250421072470015, -0.02848174957559851, -0.005770270296489442, -2.3763016656650163e-5,
  ],
  denominator: [
    1, 0.39791722395915535, 0.0650222499887673, 0.005081306281875766, 0.00013249473800432164, -3.960228278775368e-6,
  ],
};

const NEAR_ONE: Quotient = {
  numerator: [
    -0.0023621185607526594, 0.41485611868374833, -0.3722078760357013, 0.31834661990116175, -0.11089469428239668,
    0.035478304325618236, -0.002166375594868791,
  ],
  denominator: [
    1, 0.10642088040084423, 0.540397917702171, 0.07182865441419627, 0.12617121980876164, 0.01363708391202905,
    0.011984499846799107,
  ],
};

const LARGE: Quotient = {
  numerator: [
    -0.009864944034847148, -0.6938585727071818, -10.558626225323291, -62.375332450326006, -162.39666946257347,
    -184.60509290671104, -81.2874355063066, -9.814329344169145,
  ],
  denominator: [
    1, 19.651271667439257, 137.65775414351904, 434.56587747522923, 645.3872717332679, 429.00814002756783,
    108.63500554177944, 6.570249770319282, -0.0604244152148581,
  ],
};
