import { fromElements, LabelError, type Tensor, type TensorOptions } from "@gd/tensor";
import { requireInteger } from "./require-integer.js";

/**
 * Labels as rows with a 1 at the label's place and 0 elsewhere.
 *
 * Shapes  labels [examples] → [examples, classes]
 * Throws  LabelError when a label is not an integer from 0 to classes − 1, DataError when classes is not one above 0
 */
export const oneHot = <const Classes extends number>(
  labels: ArrayLike<number>,
  classes: Classes,
  { dtype = "float32" }: TensorOptions = {},
): Tensor<readonly [number, Classes]> => {
  requireInteger(classes, { place: "oneHot", argument: "classes", least: 1, advice: "give the number of classes" });
  const size = labels.length * classes;
  const rows = dtype === "float32" ? new Float32Array(size) : new Float64Array(size);
  for (let example = 0; example < labels.length; example++) {
    const label = labels[example]!;
    if (!(Number.isInteger(label) && label >= 0 && label < classes)) {
      throw new LabelError("oneHot", example, label, classes);
    }
    rows[example * classes + label] = 1;
  }
  return fromElements(rows, [labels.length, classes]);
};
