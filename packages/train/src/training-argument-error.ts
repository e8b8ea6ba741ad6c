/** Training was asked for something that makes no sense; the message names the argument. */
export class TrainingArgumentError extends RangeError {
  override readonly name = "TrainingArgumentError";

  constructor(
    /** The function and its argument, as in `train(epochs)`. */
    readonly place: string,
    readonly expected: string,
    readonly received: unknown,
    advice: string,
  ) {
    super(`${place} expects ${expected}, but received ${String(received)}. ${advice}`);
  }
}
