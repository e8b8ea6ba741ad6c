import { formatShape, type Shape, sizeOf } from "./shape.js";
import type { Tensor } from "./tensor.js";

/** Thrown when a tensor is used after the step that made it has ended, as its memory may be in use again. */
export class StaleTensorError extends Error {
  override readonly name = "StaleTensorError";

  constructor(place: string, shape: Shape) {
    super(
      `${place}: the step that made this ${formatShape(shape)} tensor has ended. ` +
        "Return it from the step, or copy what you need with toArray or interpreter.variable before the step ends.",
    );
  }
}

/**
 * Whether the memory of a tensor has been reclaimed, which leaves it a buffer without bytes. Also true of what is no
 * tensor, or was made of one by JSON: `expectTensor` tells which.
 */
export const isStale = (tensor: Tensor): boolean => {
  const data = tensor?.data;
  if (data?.length > 0) return false;
  return !ArrayBuffer.isView(data) || (data.buffer.byteLength === 0 && sizeOf(tensor.shape) > 0);
};
