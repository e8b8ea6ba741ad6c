import { reduceHugeAngle } from "./reduce-huge-angle.js";

const TWO_OVER_PI = 0.6366197723675814;

// π/2 = 1.921fb544 42d18469 898cc517 01b839a252049c1... in hexadecimal. Eight digits, times a count of up to 21 bits,
// are exact.
const PART_1 = 0x1921fb544 / 2 ** 32;
const PART_2 = 0x42d18469 / 2 ** 64;
const PART_3 = 0x898cc517 / 2 ** 96;
const PART_4 = 0x1b839a252049c1 / 2 ** 156;

/** Below this magnitude (2^20 · π/2) an angle is reduced in floating point. */
const HUGE = 1647099;

/** The high and the low part of the latest reduced angle: a fixed place, because returning a pair would allocate. */
export const reducedAngle = new Float64Array(2);

/**
 * Writes x = count · π/2 + high + low with |high + low| ≤ π/4, leaves high and low in `reducedAngle` and returns
 * count modulo 4, the quadrant. x is finite.
 *
 * Source     W. J. Cody & W. Waite, Software Manual for the Elementary Functions (1980), ch. 8: π/2 in parts;
 *            the errors of the differences are kept (Knuth's exact sum), so that an angle close to a multiple of
 *            π/2 keeps its digits. M. Payne & R. Hanek (1983) for huge angles.
 */
export const reduceAngle = (x: number): number => {
  if (Math.abs(x) > HUGE) return reduceHugeAngle(x, reducedAngle);
  const count = Math.floor(x * TWO_OVER_PI + 0.5);
  const first = x - count * PART_1; // exact

  const product2 = count * PART_2;
  const second = first - product2;
  const back2 = first - second;
  const error2 = first - (second + back2) + (back2 - product2);

  const product3 = count * PART_3;
  const third = second - product3;
  const back3 = second - third;
  const error3 = second - (third + back3) + (back3 - product3);

  const tail = error2 + error3 - count * PART_4;
  const high = third + tail;
  reducedAngle[0] = high;
  reducedAngle[1] = third - high + tail;
  return count & 3;
};
