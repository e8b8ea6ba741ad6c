import { exp } from "./exp.js";
import { expectReal } from "./expect-real.js";
import { expm1High } from "./expm1-parts.js";

/**
 * e^x − 1 without the loss of digits near 0, with the same bits on every engine.
 *
 * Accuracy   ≤ 0.9 ulp (measured)
 * Source     W. J. Cody & W. Waite, Software Manual for the Elementary Functions (1980), ch. 6: the reduction
 */
export const expm1 = (x: number): number => {
  expectReal("expm1(x)", x);
  if (x > 50) return exp(x); // 1 is below a hundredth of an ulp of e^x
  if (x < -50) return -1;
  // Below 2^−54, x²/2 is less than half an ulp of x; this also keeps −0 and NaN.
  if (!(Math.abs(x) >= 2 ** -54)) return x;
  return expm1High(x);
};
