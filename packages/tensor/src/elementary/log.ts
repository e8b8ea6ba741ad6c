import { expectReal } from "./expect-real.js";
import { LN2_HIGH, LN2_LOW } from "./ln2.js";
import { logWithCorrection } from "./log-parts.js";

const SMALLEST_NORMAL = 2.2250738585072014e-308;

/**
 * The natural logarithm, with the same bits on every engine. log 0 = −Infinity; the log of a negative number is NaN.
 *
 * Accuracy   ≤ 0.75 ulp (measured)
 * Source     K. C. Ng, fdlibm e_log.c (1993): the reduction and the series in f / (2 + f)
 */
export const log = (x: number): number => {
  expectReal("log(x)", x);
  if (x >= SMALLEST_NORMAL && x < Number.POSITIVE_INFINITY) return logWithCorrection(x, 0);
  if (x < 0) return Number.NaN;
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (x < SMALLEST_NORMAL) return logWithCorrection(x * 2 ** 54, -54 * (LN2_HIGH + LN2_LOW));
  return x; // Infinity or NaN
};
