import { reduceHugeAngle } from "./reduce-huge-angle.js";
import { sumError } from "./sum-error.js";

const TWO_OVER_PI = 0.6366197723675814;

// π/2 = 1.921fb544 42d18469 898cc517 01b839a252049c1... in hexadecimal. A part of the
// first three times a count of at most 2^20 is exact.
const PART_1 = 0x1921fb544 / 2 ** 32;
const PART_2 = 0x42d18469 / 2 ** 64;
const PART_3 = 0x898cc517 / 2 ** 96;
const PART_4 = 0x1b839a252049c1 / 2 ** 156;

// 2^20 · π/2
const HUGE = 1647099;

/** The high and the low part of the latest reduced angle: a fixed place, because returning a pair would allocate. */
export const reducedAngle = /* @__PURE__ */ new Float64Array(2);

/**
 * Writes x = count · π/2 + high + low with |high + low| ≤ π/4, leaves high and low in `reducedAngle` and returns
 * count modulo 4, the quadrant. x is finite.
 *
 * Source     W. J. Cody & W. Waite, Software Manual for the Elementary Functions (1980), ch. 8: π/2 in parts.
 *            What the differences round off is kept, so that an angle close to a multiple of π/2 keeps its digits.
 */
export const reduceAngle = (x: number): number => {
  if (Math.abs(x) > HUGE) return reduceHugeAngle(x, reducedAngle);
  const count = Math.floor(x * TWO_OVER_PI + 0.5);
  const first = x - count * PART_1; // exact

  const product2 = count * PART_2;
  const second = first - product2;
  const secondError = sumError(first, -product2, second);

  const product3 = count * PART_3;
  const third = second - product3;
  const thirdError = sumError(second, -product3, third);

  const tail = secondError + thirdError - count * PART_4;
  const high = third + tail;
  reducedAngle[0] = high;
  reducedAngle[1] = third - high + tail;
  return count & 3;
};
