import { formatShape, type Shape } from "@gd/tensor";

/** A loss or metric was given nothing to average over. */
export class EmptyBatchError extends RangeError {
  override readonly name = "EmptyBatchError";

  constructor(place: string, shape: Shape) {
    super(`${place}: the output ${formatShape(shape)} is empty; expected at least one example and one output`);
  }
}
