/** An option of an optimizer, a schedule or `minimize` that it cannot work with. */
export class OptionError extends RangeError {
  override readonly name = "OptionError";
  /** Whose option it is, such as `adam`. */
  readonly place: string;
  /** Its name, such as `learningRate`. */
  readonly option: string;
  readonly expected: string;
  /** What was given for it. */
  readonly value: unknown;

  constructor(place: string, option: string, expected: string, value: unknown) {
    super(`${place}(${option}): expected ${expected}, received ${value}`);
    this.place = place;
    this.option = option;
    this.expected = expected;
    this.value = value;
  }
}
