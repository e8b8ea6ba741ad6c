import { expTail } from "./exp-tail.js";
import { expectReal } from "./expect-real.js";
import { LN2_HIGH, LN2_LOW } from "./ln2.js";
import { powerOfTwo } from "./power-of-two.js";

/**
 * The exponential function, with the same bits on every engine: e^x = 2^k · e^r, where x = k ln 2 + r, |r| ≤ ½ ln 2.
 *
 * Accuracy   ≤ 0.65 ulp (measured); 0.8 where the result is subnormal
 * Source     W. J. Cody & W. Waite, Software Manual for the Elementary Functions (1980), ch. 6: the reduction
 */
export const exp = (x: number): number => {
  expectReal("exp(x)", x);
  if (x > 710) return Number.POSITIVE_INFINITY;
  if (x < -746) return 0;
  if (Number.isNaN(x)) return x;
  const k = Math.floor(x * Math.LOG2E + 0.5);
  const high = x - k * LN2_HIGH; // exact
  const low = k * LN2_LOW;
  // e^high = leading + rest + tail, where 1 + high = leading + rest exactly; and e^(high − low) = e^high · (1 − low).
  const leading = 1 + high;
  const rest = high - (leading - 1);
  const tail = expTail(high);
  const mantissa = leading + (rest + (tail - low * (leading + tail)));
  // In two factors, because 2^k itself can lie outside the range of exponents.
  const half = k >> 1;
  return mantissa * powerOfTwo(half) * powerOfTwo(k - half);
};
