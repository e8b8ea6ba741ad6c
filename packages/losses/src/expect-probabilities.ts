import { rowMajor, type Tensor } from "@gd/tensor";
import { TargetError } from "./target-error.js";

/** How far the probabilities of an example may be from 1 in sum. */
const TOLERANCE = 1e-3;

/** Throws TargetError unless each element is a probability. */
export const expectProbabilities = (place: string, target: Tensor): void => {
  const wrong = rowMajor(target).find((probability) => !(probability >= 0 && probability <= 1));
  if (wrong !== undefined) {
    throw new TargetError(place, `the target contains ${wrong}`, "targets are probabilities from 0 to 1");
  }
};

/** Throws TargetError unless each row of the matrix is made of probabilities that add up to 1. */
export const expectDistributions = (place: string, target: Tensor<readonly [number, number]>): void => {
  expectProbabilities(place, target);
  const elements = rowMajor(target);
  const [examples, classes] = target.shape;
  for (let example = 0; example < examples; example++) {
    let sum = 0;
    for (let label = 0; label < classes; label++) sum += elements[example * classes + label]!;
    if (Math.abs(sum - 1) > TOLERANCE) {
      throw new TargetError(
        place,
        `the target of example ${example} adds up to ${sum}`,
        "the probabilities of an example add up to 1; labels are given as a vector, [batch]",
      );
    }
  }
};
