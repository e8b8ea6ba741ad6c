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

/** On the buffer itself, so that copies of this package, such as one for `import` and one for `require`, see the same. */
const RECLAIMED = /* @__PURE__ */ Symbol.for("@gd/tensor reclaimed");

/** Says that the step that made a buffer has ended, and its memory serves another one. */
export const reclaim = (buffer: ArrayBufferLike): void => void Reflect.set(buffer, RECLAIMED, true);

/** Whether the memory of a tensor has been reclaimed. */
export const isStale = (tensor: Tensor): boolean => {
  const data: unknown = tensor?.data;
  return ArrayBuffer.isView(data) && Reflect.has(data.buffer, RECLAIMED);
};
