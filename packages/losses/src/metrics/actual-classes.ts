import { hasElements, rowMajor, type Tensor } from "@gd/tensor";
import { expectLabels, expectNumbers, expectProbabilities } from "../expect-elements.js";
import { expectClassification, expectSameShape } from "../expect-shape.js";
import { largestOfRow } from "./largest-of-row.js";

/**
 * The class of each example by its target: the label; the column of the largest number, whether it is a probability or
 * anything else that outputs learn; or, for a single output, 1 where the probability is above ½, else 0. Undefined under
 * `counting`, where tensors have no elements.
 */
export const actualClasses = (place: string, output: Tensor, target: Tensor): readonly number[] | undefined => {
  const single = output.shape.length === 2 && output.shape[1] === 1;
  if (single) expectSameShape(place, output.shape, target.shape);
  else expectClassification(place, output.shape, target.shape);
  const [examples = 0, classes = 0] = output.shape;
  const targets = rowMajor(target);
  if (!(hasElements(output) && hasElements(target))) return undefined;
  if (single) {
    expectProbabilities(place, target);
    return Array.from(targets, (probability) => (probability > 0.5 ? 1 : 0));
  }
  if (target.shape.length === 1) {
    expectLabels(place, target, classes);
    return Array.from(targets);
  }
  expectNumbers(place, target);
  return Array.from({ length: examples }, (_, example) => largestOfRow(targets, example, classes));
};
