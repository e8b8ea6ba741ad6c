/** A tensor, or its text, was asked for in a way that makes no sense; the message names the argument. */
export class TensorArgumentError extends RangeError {
  override readonly name = "TensorArgumentError";

  constructor(
    /** The function and its argument, as in `fromBytes(unit)`. */
    readonly place: string,
    readonly expected: string,
    readonly received: unknown,
  ) {
    super(`${place} expects ${expected}, but received ${String(received)}.`);
  }
}
