import type { DType } from "./dtype.js";
import { expectNumber, expectOneOf, expectSize, expectString } from "./expect/expect.js";

/** From here on, float32 has no odd numbers: it tells a label no longer from the next. */
const FLOAT32_LABELS = 2 ** 24;

/** Thrown for a class label that is not a whole number from 0 to classes − 1, or that float32 may have rounded. */
export class LabelError extends RangeError {
  override readonly name = "LabelError";
  readonly place: string;
  readonly example: number;
  readonly label: number;
  readonly classes: number;

  constructor(place: string, example: number, label: number, classes: number) {
    super(
      `${place}: the label of example ${example} is ${label}; ${
        isLabel(label, classes)
          ? "float32 cannot tell it from the next: compute with float64 for labels of 2²⁴ and more"
          : `labels of ${classes} classes are whole numbers from 0 to ${classes - 1}`
      }`,
    );
    this.place = place;
    this.example = example;
    this.label = label;
    this.classes = classes;
  }
}

/**
 * Throws a LabelError that names the example unless its label is a whole number from 0 to classes − 1, which its
 * precision tells from all others. Default precision: float64.
 */
export const expectLabel = (
  place: string,
  example: number,
  label: number,
  classes: number,
  dtype: DType = "float64",
): void => {
  // For each label of a batch: no text is made as long as all is well.
  if (typeof place !== "string") expectString("expectLabel(place)", place);
  if (!(Number.isInteger(example) && example >= 0)) expectSize("expectLabel(example)", example, 0);
  if (typeof label !== "number") expectNumber("expectLabel(label)", label);
  if (!(Number.isInteger(classes) && classes >= 1)) expectSize("expectLabel(classes)", classes);
  if (dtype !== "float32" && dtype !== "float64") expectOneOf("expectLabel(dtype)", dtype, ["float32", "float64"]);
  if (!isLabel(label, classes) || (dtype === "float32" && label >= FLOAT32_LABELS)) {
    throw new LabelError(place, example, label, classes);
  }
};

const isLabel = (label: number, classes: number): boolean => Number.isInteger(label) && label >= 0 && label < classes;
