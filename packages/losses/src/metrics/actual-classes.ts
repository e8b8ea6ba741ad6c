import { hasElements, rowMajor, type Tensor } from "@gd/tensor";
import { expectLabels } from "../expect-labels.js";
import { expectNumbers } from "../expect-numbers.js";
import { expectProbabilities } from "../expect-probabilities.js";
import { expectClassification, expectSameShape } from "../expect-shape.js";
import { largestOfRow } from "./largest-of-row.js";

/**
 * The class of each example by its target: the label; the place of the largest number, be it a probability or what else
 * the outputs learn; or, for a single output, 1 where the probability is above ½, else 0. Undefined under `counting`,
 * where nothing has values.
 */
export const actualClasses = (place: string, output: Tensor, target: Tensor): readonly number[] | undefined => {
  const single = output.shape.length === 2 && output.shape[1] === 1;
  if (single) expectSameShape(place, output, target);
  else expectClassification(place, output, target);
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
