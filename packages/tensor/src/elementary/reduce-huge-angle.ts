// The first 1,200 bits of 2/π after the point: enough for the largest double, which is below 2^1024, and for the
// doubles that lie closest to a multiple of π/2.
const TWO_OVER_PI_BITS = 1200n;
const TWO_OVER_PI = /* @__PURE__ */ BigInt(
  "0xa2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561b7246e3a424dd2e006492eea09d1921cfe1deb1c" +
    "b129a73ee88235f52ebb4484e99c7026b45f7e413991d639835339f49c845f8bbdf9283b1ff897ffde05980fef2f118b5a0a6d1f" +
    "6d367ecf27cb09b74f463f669e5fea2d7527bac7ebe5f17b3d0739f78a5292ea6bfb5fb11f8d5d0856033046fc7b",
);
const ANGLE_BITS = 200n;

/**
 * Writes x = count · π/2 + high + low with |high + low| ≤ π/4, for a finite x of at least 2^20; puts high and low
 * into `result` and returns count modulo 4. It computes with long integers, in about a microsecond.
 *
 * Source     M. Payne & R. Hanek, Radian reduction for trigonometric functions, SIGNUM Newsletter 18 (1983)
 */
export const reduceHugeAngle = (x: number, result: Float64Array): number => {
  // The last bit of x is worth at least 2^−32, and from 2^52 on x is an integer already.
  const shift = Math.abs(x) < 2 ** 52 ? 32 : 0;
  const integer = BigInt(x * 2 ** shift);

  const quarterTurns = integer * TWO_OVER_PI;
  const bits = TWO_OVER_PI_BITS + BigInt(shift);
  const count = (quarterTurns + (1n << (bits - 1n))) >> bits;
  const fraction = quarterTurns - (count << bits);

  // fraction · π/2, as an integer over 2^200, and that as a sum of two doubles.
  const angle = (fraction << (TWO_OVER_PI_BITS + ANGLE_BITS - bits)) / TWO_OVER_PI;
  const high = Number(angle);
  const low = Number(angle - BigInt(high));
  result[0] = high / 2 ** 200;
  result[1] = low / 2 ** 200;
  return Number(count & 3n);
};
