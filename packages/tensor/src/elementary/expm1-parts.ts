import { expTail } from "./exp-tail.js";
import { LN2_HIGH, LN2_LOW } from "./ln2.js";
import { powerOfTwo } from "./power-of-two.js";
import { sumError } from "./sum-error.js";

/** The low part of the latest `expm1High`: a fixed place, because returning a pair would allocate. */
export const expm1Low = new Float64Array(1);

/**
 * e^x − 1 as a sum high + low that keeps about 58 bits, for |x| ≤ 50. Returns high, which is e^x − 1 rounded, and
 * leaves low in `expm1Low[0]`.
 *
 * With x = k ln 2 + r and e^r = leading + rest as in `exp`, e^x − 1 = (2^k · leading − 1) + 2^k · rest, where rest
 * includes the tail.
 */
export const expm1High = (x: number): number => {
  const k = Math.floor(x * Math.LOG2E + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const leading = 1 + high;
  const tail = expTail(high);
  const rest = high - (leading - 1) + (tail - low * (leading + tail));

  const scale = powerOfTwo(k);
  const scaled = scale * leading;
  const difference = scaled - 1;
  const correction = sumError(scaled, -1, difference) + scale * rest;

  const result = difference + correction;
  expm1Low[0] = difference - result + correction;
  return result;
};
