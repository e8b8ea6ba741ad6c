/** A class label that is not a whole number from 0 to classes − 1. */
export class LabelError extends RangeError {
  override readonly name = "LabelError";

  constructor(place: string, example: number, label: number, classes: number) {
    super(
      `${place}: the label of example ${example} is ${label}; ` +
        `labels of ${classes} classes are whole numbers from 0 to ${classes - 1}`,
    );
  }
}
