import { exponentOf, fromNumber, type HighPrecision, toFixedPoint } from "./high-precision.js";

/**
 * For tests only: |actual − exact| in units in the last place (ulp), the distance of the doubles around the exact
 * value. A correctly rounded result has at most ½.
 */
export const ulpError = (actual: number, exact: HighPrecision): number => {
  if (exact.numerator === 0n) return actual === 0 ? 0 : Number.POSITIVE_INFINITY;
  const exponent = exponentOf(exact);
  if (exponent >= 1024) return Math.abs(actual) === Number.POSITIVE_INFINITY ? 0 : Number.POSITIVE_INFINITY;
  if (!Number.isFinite(actual)) return Number.POSITIVE_INFINITY;
  const approximation = fromNumber(actual);
  const bits = Math.max(approximation.bits, exact.bits);
  const difference = toFixedPoint(approximation, bits) - toFixedPoint(exact, bits);
  const ulpExponent = Math.max(exponent, -1022) - 52;
  return Math.abs(Number(toFixedPoint({ numerator: difference, bits: bits + ulpExponent }, 30))) / 2 ** 30;
};

/** The largest error of a function over some arguments, and where. */
export const largestUlpError = (
  f: (x: number) => number,
  exact: (x: number) => HighPrecision,
  argumentsToTry: Iterable<number>,
) => {
  let largest = { ulp: 0, at: Number.NaN };
  for (const x of argumentsToTry) {
    const ulp = ulpError(f(x), exact(x));
    if (!(ulp <= largest.ulp)) largest = { ulp, at: x };
  }
  return largest;
};
