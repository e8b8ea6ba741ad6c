import { expectReal } from "./expect-real.js";
import { logWithCorrection } from "./log-parts.js";

/**
 * ln(1 + x) without the loss of digits near 0, with the same bits on every engine. log1p(−1) = −Infinity; NaN below.
 *
 * Where 1 + x = u rounds and loses c, ln(1 + x) = ln u + c/u.
 *
 * Accuracy   ≤ 0.75 ulp (measured)
 * Source     K. C. Ng, fdlibm s_log1p.c (1993): the correction
 */
export const log1p = (x: number): number => {
  expectReal("log1p(x)", x);
  // Below 2^−54, x²/2 is less than half an ulp of x; this also keeps −0 and NaN.
  if (!(Math.abs(x) >= 2 ** -54)) return x;
  if (x === Number.POSITIVE_INFINITY) return x;
  if (x <= -1) return x === -1 ? Number.NEGATIVE_INFINITY : Number.NaN;
  const sum = 1 + x;
  const lost = x < 1 ? x - (sum - 1) : 1 - (sum - x);
  return logWithCorrection(sum, lost / sum);
};
