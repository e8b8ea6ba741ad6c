import type { Tensor } from "@gd/tensor";
import { elementOf } from "./element-of.js";
import { expectLabels } from "./expect-labels.js";
import { expectClassification } from "./expect-shape.js";

/**
 * The share of examples whose largest output is at the label, or at the target's largest probability. The first of
 * equals counts as the largest; an example with a NaN is never right.
 *
 * Shapes  output [batch, classes]; target: labels [batch], or probabilities [batch, classes]
 * Throws  ShapeError when output and target do not fit; EmptyBatchError; LabelError when a label is no class
 */
export const accuracy = (output: Tensor, target: Tensor): number => {
  expectClassification("accuracy", output, target);
  const [examples = 0, classes = 0] = output.shape;
  const labelled = target.shape.length === 1;
  if (labelled) expectLabels("accuracy", target, classes);
  let right = 0;
  for (let example = 0; example < examples; example++) {
    const label = labelled ? target.data[example] : largestOfRow(target, example);
    if (largestOfRow(output, example) === label) right++;
  }
  return right / examples;
};

/** The column of a row's first largest element; NaN, which equals nothing, where the row has a NaN. */
const largestOfRow = (matrix: Tensor, row: number): number => {
  const [, columns = 0] = matrix.shape;
  let largest = 0;
  for (let column = 0; column < columns; column++) {
    const element = elementOf(matrix, row, column);
    if (Number.isNaN(element)) return Number.NaN;
    if (element > elementOf(matrix, row, largest)) largest = column;
  }
  return largest;
};
