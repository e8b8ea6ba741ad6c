import { allocate, expectLabel, expectSize, fromElements, type Tensor, type TensorOptions } from "@gd/tensor";

/**
 * Labels as rows with a 1 in the label's column and 0 elsewhere.
 *
 * Shapes  labels [examples] → [examples, classes]
 * Throws  LabelError when a label is not a whole number from 0 to classes − 1
 */
export const oneHot = <const Classes extends number>(
  labels: ArrayLike<number>,
  classes: Classes,
  { dtype = "float32" }: TensorOptions = {},
): Tensor<readonly [number, Classes]> => {
  expectSize("oneHot(classes)", classes);
  const rows = allocate(dtype, labels.length * classes);
  for (let example = 0; example < labels.length; example++) {
    const label = labels[example]!;
    expectLabel("oneHot", example, label, classes);
    rows[example * classes + label] = 1;
  }
  return fromElements(rows, [labels.length, classes]);
};
