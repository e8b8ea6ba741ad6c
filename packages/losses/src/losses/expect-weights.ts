import { DTypeError, type Ops, rowMajor, ShapeError, sameShape, type Vector } from "@gd/tensor";
import { TargetError } from "../target-error.js";

/** Throws ShapeError, DTypeError or TargetError unless there is a weight for each example, and one of them above 0. */
export const expectWeights = (place: string, ops: Ops, weights: Vector, examples: number): void => {
  if (!sameShape(weights.shape, [examples])) {
    throw new ShapeError({ place, role: "weights", expected: [examples], received: weights.shape });
  }
  if (weights.dtype !== ops.dtype) throw new DTypeError(`${place}: weights`, ops.dtype, weights.dtype);
  ops.inspect(weights, (given) => {
    const elements = rowMajor(given);
    const wrong = elements.findIndex((weight) => !(weight >= 0 && weight < Number.POSITIVE_INFINITY));
    if (wrong >= 0) {
      throw new TargetError(
        place,
        `the weight of example ${wrong} is ${elements[wrong]}`,
        "weights are finite numbers from 0 on",
      );
    }
    if (!elements.some((weight) => weight > 0)) {
      throw new TargetError(
        place,
        "the weights of the batch are all 0",
        "a weighted mean needs one above 0: leave such examples out",
      );
    }
  });
};
