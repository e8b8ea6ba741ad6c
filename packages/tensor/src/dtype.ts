import { ArgumentError } from "./expect/argument-error.js";

/** The precision of a tensor's elements. */
export type DType = "float32" | "float64";

/** The elements of a tensor in memory. */
export type Elements = Float32Array | Float64Array;

/** A typed array of `length` zeros. */
export const allocate = (dtype: DType, length: number): Elements => {
  if (dtype === "float32") return new Float32Array(length);
  if (dtype === "float64") return new Float64Array(length);
  throw new ArgumentError({ place: "dtype", expected: '"float32" or "float64"', received: dtype });
};
