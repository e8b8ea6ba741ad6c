/** Numbers of bfloat16, each of which is the upper half of a float32. */
export const readBfloat16 = (halves: Uint16Array): Float32Array => {
  const numbers = new Float32Array(halves.length);
  const bits = new Uint32Array(numbers.buffer);
  for (let i = 0; i < halves.length; i++) bits[i] = halves[i]! << 16;
  return numbers;
};
