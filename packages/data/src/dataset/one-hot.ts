import { allocate, expectLabel, fromElements, type Tensor, type TensorOptions } from "@gd/tensor";
import { requireInteger } from "../require-integer.js";

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
  const rows = allocate(dtype, labels.length * classes);
  for (let example = 0; example < labels.length; example++) {
    const label = labels[example]!;
    expectLabel("oneHot", example, label, classes);
    rows[example * classes + label] = 1;
  }
  return fromElements(rows, [labels.length, classes]);
};
