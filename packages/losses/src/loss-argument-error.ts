/** A loss or a metric was asked for something it cannot be; the message names the argument. */
export class LossArgumentError extends RangeError {
  override readonly name = "LossArgumentError";

  constructor(
    /** The function and its argument, as in `huber(delta)`. */
    readonly place: string,
    readonly expected: string,
    readonly received: unknown,
  ) {
    super(`${place} expects ${expected}, but received ${String(received)}.`);
  }
}
