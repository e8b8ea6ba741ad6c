import { formatShape, type Shape } from "./shape.js";
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

const reclaimed = /* @__PURE__ */ new WeakSet<ArrayBufferLike>();

/** Says that the step that made a buffer has ended, and its memory serves another one. */
export const reclaim = (buffer: ArrayBufferLike): void => void reclaimed.add(buffer);

/** Whether the memory of a tensor has been reclaimed. */
export const isStale = (tensor: Tensor): boolean => {
  const data: unknown = tensor?.data;
  return ArrayBuffer.isView(data) && reclaimed.has(data.buffer);
};
