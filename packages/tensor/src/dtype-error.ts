import type { DType } from "./dtype.js";

/** Thrown when operations of one precision receive a tensor of the other. */
export class DTypeError extends TypeError {
  override readonly name = "DTypeError";

  constructor(place: string, expected: DType, received: DType) {
    super(
      `${place}: these operations compute in ${expected}, but received a ${received} tensor. ` +
        `Convert it with ops.from(tensor), or create it with { dtype: "${expected}" }.`,
    );
  }
}
