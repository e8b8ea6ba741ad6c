/** A layer or an initializer was asked for something it cannot be; the message names the argument. */
export class LayerArgumentError extends RangeError {
  override readonly name = "LayerArgumentError";

  constructor(
    /** The function and its argument, as in `linear(inputs)`. */
    readonly place: string,
    readonly expected: string,
    readonly received: unknown,
    advice?: string,
  ) {
    super(`${place} expects ${expected}, but received ${String(received)}.${advice === undefined ? "" : ` ${advice}`}`);
  }
}
