/** The data of a jax-js array, which may also be of integers. */
export const toFloats = (data: ArrayLike<number>): Float32Array | Float64Array =>
  data instanceof Float32Array || data instanceof Float64Array ? data : Float64Array.from(data);
