/** An option of an optimizer, a schedule or `minimize` that it cannot work with. */
export class OptionError extends RangeError {
  override readonly name = "OptionError";
  /** Its name, such as `learningRate`. */
  readonly option: string;
  /** What was given for it. */
  readonly value: unknown;

  constructor(option: string, expected: string, value: unknown) {
    super(`${option}: expected ${expected}, received ${value}`);
    this.option = option;
    this.value = value;
  }
}
