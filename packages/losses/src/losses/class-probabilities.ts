import type { Ops, Tensor } from "@gd/tensor";
import { expectLabels } from "../expect-labels.js";
import { expectDistributions } from "../expect-probabilities.js";
import type { ClassTarget } from "./classification-loss.js";

/** The target as a probability for each class, 1 for that of a label. Throws LabelError, TargetError. */
export const classProbabilities = <Examples extends number, Classes extends number>(
  place: string,
  ops: Ops,
  target: ClassTarget<Examples, Classes>,
  classes: Classes,
): Tensor<readonly [Examples, Classes]> => {
  if (isMatrix(target)) {
    ops.inspect(target, (given) => expectDistributions(place, given));
    return target;
  }
  ops.inspect(target, (given) => expectLabels(place, given, classes));
  return ops.oneHot(target, classes);
};

const isMatrix = <Examples extends number, Classes extends number>(
  target: ClassTarget<Examples, Classes>,
): target is Tensor<readonly [Examples, Classes]> => target.shape.length === 2;
