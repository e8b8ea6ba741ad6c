import { formatShape, type Shape, sizeOf } from "./shape.js";
import type { Tensor } from "./tensor.js";

/** A tensor was read whose step has ended: its memory serves others since. */
export class StaleTensorError extends Error {
  override readonly name = "StaleTensorError";

  constructor(place: string, shape: Shape) {
    super(
      `${place}: the step that made this ${formatShape(shape)} tensor has ended. ` +
        "Return it from the step, or copy what you need with toArray or ops.variable before the step ends.",
    );
  }
}

/** Whether the memory of a tensor has been taken back, which leaves it a buffer without bytes. */
export const isStale = ({ data, shape }: Tensor): boolean =>
  data.length === 0 && data.buffer.byteLength === 0 && sizeOf(shape) > 0;
