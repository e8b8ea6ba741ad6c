/**
 * Numbers of half precision as float32, which has all of them.
 *
 * Source  IEEE 754, binary16
 */
export const halvesAsFloat32 = (halves: Uint16Array): Float32Array => {
  const numbers = new Float32Array(halves.length);
  const bits = new Uint32Array(numbers.buffer);
  for (let i = 0; i < halves.length; i++) {
    const half = halves[i]!;
    // All ones in the exponent are infinity and NaN, in both.
    const isNumber = (half & 0x7c00) !== 0x7c00;
    bits[i] = ((half & 0x8000) << 16) | ((half & 0x7fff) << 13) | (isNumber ? 0 : 0x7f80_0000);
    // The exponent counts from −15, and that of float32 from −127.
    if (isNumber) numbers[i]! *= 2 ** 112;
  }
  return numbers;
};
