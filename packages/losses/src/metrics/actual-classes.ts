import { ArgumentError, hasElements, rowMajor, type Tensor } from "@gd/tensor";
import { expectDecided, expectLabels, expectNumbers } from "../expect-elements.js";
import { expectClassification, expectSameShape } from "../expect-shape.js";
import { largestOfRow } from "./largest-of-row.js";

/**
 * The class of each example by its target: the label; the column of the largest number, whether it is a probability or
 * anything else that outputs learn; or, for a single output, 1 where the probability is above ½, 0 where it is below.
 * Throws where there is no such class. Undefined under `counting`, where tensors have no elements.
 */
export const actualClasses = (place: string, output: Tensor, target: Tensor): readonly number[] | undefined => {
  const single = output.shape.length === 2 && output.shape[1] === 1;
  if (single) expectSameShape(place, output.shape, target.shape);
  else expectClassification(place, output.shape, target.shape);
  const [examples = 0, classes = 0] = output.shape;
  const targets = rowMajor(target);
  if (!(hasElements(output) && hasElements(target))) return undefined;
  if (single) {
    expectDecided(place, target);
    return Array.from(targets, (probability) => Number(probability > 0.5));
  }
  if (target.shape.length === 1) {
    expectLabels(place, target, classes);
    return Array.from(targets);
  }
  expectNumbers(place, target);
  return Array.from({ length: examples }, (_, example) => {
    const row = targets.subarray(example * classes, (example + 1) * classes);
    const label = largestOfRow(targets, example, classes);
    if (row.indexOf(row[label]!, label + 1) < 0) return label;
    throw new ArgumentError({
      place: `${place}(target)`,
      expected: "a single largest number in each row, at the class of the example",
      received: Array.from(row),
      advice: `It is the row of example ${example}. ${MULTILABEL}`,
    });
  });
};

const MULTILABEL =
  "Labels that are each true or false have metrics of their own, such as exactMatch, multilabelAccuracy and multilabelF1.";
