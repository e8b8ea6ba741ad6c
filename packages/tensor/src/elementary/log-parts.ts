import { LN2_HIGH, LN2_LOW } from "./ln2.js";
import { powerOfTwo } from "./power-of-two.js";

const float64 = new Float64Array(1);
const words = new Int32Array(float64.buffer);
float64[0] = 1;
const HIGH_WORD = words[1] === 0x3ff00000 ? 1 : 0; // by the machine's byte order

// The upper 32 bits of √½ and of 1, as they are stored.
const ROOT_OF_HALF = 0x3fe6a09e;
const ONE = 0x3ff00000;

/**
 * ln(x) + correction, for a positive, normal, finite x.
 *
 * x = 2^k · (1 + f) with 1 + f between √½ and √2, and with s = f / (2 + f)
 * ln(1 + f) = 2 atanh s = 2(s + s³/3 + s⁵/5 + ... + s²¹/21). As 2s = f − s·f and s·f = f²/2 − s·f²/2, the two large
 * parts, f and f²/2, are free of the error of s.
 */
export const logWithCorrection = (x: number, correction: number): number => {
  float64[0] = x;
  const k = ((words[HIGH_WORD]! - ROOT_OF_HALF + ONE) >> 20) - 1023;
  const f = x * powerOfTwo(-k) - 1; // exact
  const s = f / (2 + f);
  const square = s * s;
  const fourth = square * square;
  const odd = 2 / 3 + fourth * (2 / 7 + fourth * (2 / 11 + fourth * (2 / 15 + fourth * (2 / 19))));
  const even = 2 / 5 + fourth * (2 / 9 + fourth * (2 / 13 + fourth * (2 / 17 + fourth * (2 / 21))));
  const series = square * (odd + square * even);
  const halfSquare = 0.5 * f * f;

  // k ln2 + f − f²/2 = leading + rest, without a rounding: |k ln2| > |f| unless k = 0, and then |f| > f²/2.
  const whole = k * LN2_HIGH;
  const withF = whole + f;
  const leading = withF - halfSquare;
  const rest = whole - withF + f + (withF - leading - halfSquare);
  return leading + (rest + (k * LN2_LOW + correction + s * (halfSquare + series)));
};
