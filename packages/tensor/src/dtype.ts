/** The precision of a tensor's elements. */
export type DType = "float32" | "float64";

/** The elements of a tensor in memory. */
export type Elements = Float32Array | Float64Array;

/** `length` elements of the precision, all 0. */
export const allocate = (dtype: DType, length: number): Elements =>
  dtype === "float32" ? new Float32Array(length) : new Float64Array(length);

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
