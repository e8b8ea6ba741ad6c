import { type DType, DTypeError } from "./dtype.js";
import type { Operand } from "./ops.js";
import type { Shape } from "./shape.js";
import { isStale, StaleTensorError } from "./stale-tensor-error.js";

/**
 * What every interpreter asks of the operands of an operation.
 *
 * Throws  DTypeError when one has another precision, StaleTensorError when the step that made one has ended
 */
export const checkOperands = (dtype: DType, place: string, operands: readonly Operand<Shape>[]): void => {
  for (const operand of operands) {
    if (typeof operand === "number") continue;
    if (operand.dtype !== dtype) throw new DTypeError(place, dtype, operand.dtype);
    if (isStale(operand)) throw new StaleTensorError(place, operand.shape);
  }
};
