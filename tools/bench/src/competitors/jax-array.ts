import { numpy as np } from "@jax-js/jax";

/** An array with these elements and this shape. */
export const jaxArray = (elements: Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer>, shape: number[]): np.Array =>
  np.array(elements, { shape, dtype: elements instanceof Float32Array ? np.float32 : np.float64 });
