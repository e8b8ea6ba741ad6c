/** Thrown for a class label that is not a whole number from 0 to classes − 1. */
export class LabelError extends RangeError {
  override readonly name = "LabelError";

  constructor(place: string, example: number, label: number, classes: number) {
    super(
      `${place}: the label of example ${example} is ${label}; ` +
        `labels of ${classes} classes are whole numbers from 0 to ${classes - 1}`,
    );
  }
}

/** Throws a LabelError that names the example unless its label is a whole number from 0 to classes − 1. */
export const expectLabel = (place: string, example: number, label: number, classes: number): void => {
  if (!(Number.isInteger(label) && label >= 0 && label < classes)) {
    throw new LabelError(place, example, label, classes);
  }
};
