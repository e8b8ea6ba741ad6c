/** What jax-js gives out, which may be of integers too. */
export const toFloats = (data: ArrayLike<number>): Float32Array | Float64Array =>
  data instanceof Float32Array || data instanceof Float64Array ? data : Float64Array.from(data);
