/** The smallest number of half precision above 0. */
const SMALLEST = 2 ** -24;

/**
 * Numbers of half precision, as float32. Nothing is rounded.
 *
 * Source  IEEE 754, binary16
 */
export const readHalf = (halves: Uint16Array): Float32Array => {
  const numbers = new Float32Array(halves.length);
  const bits = new Uint32Array(numbers.buffer);
  for (let i = 0; i < halves.length; i++) {
    const half = halves[i]!;
    const sign = (half & 0x8000) << 16;
    const exponent = (half >> 10) & 0x1f;
    const fraction = half & 0x3ff;
    if (exponent === 0) numbers[i] = (sign === 0 ? 1 : -1) * fraction * SMALLEST;
    // The exponent counts from −15, and that of float32 from −127. All ones are infinity and NaN in both.
    else bits[i] = sign | ((exponent === 0x1f ? 0xff : exponent + 112) << 23) | (fraction << 13);
  }
  return numbers;
};
