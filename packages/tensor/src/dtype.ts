import { TensorArgumentError } from "./tensor-argument-error.js";

/** The precision of a tensor's elements. */
export type DType = "float32" | "float64";

/** The elements of a tensor in memory. */
export type Elements = Float32Array | Float64Array;

/**
 * `length` elements of the precision, all 0.
 *
 * Throws  TensorArgumentError when there is no such precision
 */
export const allocate = (dtype: DType, length: number): Elements => {
  if (dtype === "float32") return new Float32Array(length);
  if (dtype === "float64") return new Float64Array(length);
  throw new TensorArgumentError("dtype", '"float32" or "float64"', dtype);
};

/** A tensor of one precision was given to operations of the other. */
export class DTypeError extends TypeError {
  override readonly name = "DTypeError";

  constructor(place: string, expected: DType, received: DType) {
    super(
      `${place}: these operations compute in ${expected}, but received a ${received} tensor. ` +
        `Convert it with ops.from(tensor), or create it with { dtype: "${expected}" }.`,
    );
  }
}
