/** A random stream was asked for something it cannot give; the message says what to pass instead. */
export class RandomArgumentError extends RangeError {
  override readonly name = "RandomArgumentError";

  constructor(
    /** The function and its argument, as in `integer(limit)`. */
    readonly place: string,
    readonly expected: string,
    readonly received: unknown,
    advice: string,
  ) {
    super(`${place} expects ${expected}, but received ${String(received)}. ${advice}`);
  }
}
