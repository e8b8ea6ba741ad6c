import { expectReal } from "./expect-real.js";
import { expm1High, expm1Low } from "./expm1-parts.js";
import { sumError } from "./sum-error.js";

/**
 * The hyperbolic tangent, with the same bits on every engine: tanh x = t / (t + 2), where t = e^{2x} − 1.
 *
 * Accuracy   ≤ 0.75 ulp (measured)
 * Source     K. C. Ng, fdlibm s_tanh.c (1993): the formula; T. J. Dekker, Numer. Math. 18 (1971): division of sums
 */
export const tanh = (x: number): number => {
  expectReal("tanh(x)", x);
  const magnitude = Math.abs(x);
  // Below 2^−28, x³/3 is less than half an ulp of x; this also keeps −0 and NaN.
  if (!(magnitude >= 2 ** -28)) return x;
  // From 22 on the nearest double is 1.
  const numerator = expm1High(2 * Math.min(magnitude, 22));
  const numeratorLow = expm1Low[0]!;
  const denominator = numerator + 2;
  const denominatorLow = sumError(numerator, 2, denominator) + numeratorLow;

  // A first quotient of 24 bits has products with both halves of the denominator that are exact, so the remainder is
  // right, and a second quotient adds the bits that the first lacks.
  const reciprocal = 1 / denominator;
  const quotient = Math.fround(numerator * reciprocal);
  const denominatorHead = Math.fround(denominator);
  const remainder =
    numerator -
    quotient * denominatorHead -
    quotient * (denominator - denominatorHead) +
    (numeratorLow - quotient * denominatorLow);
  const result = quotient + remainder * reciprocal;
  return x < 0 ? -result : result;
};
