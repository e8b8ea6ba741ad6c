import { type Ops, ShapeError, type Tensor } from "@gd/tensor";
import { LossArgumentError } from "../loss-argument-error.js";

/** Throws LossArgumentError unless each weight is a finite number from 0 on, and one of them above 0. */
export const expectClassWeights = (argument: string, weights: readonly number[]): void => {
  const wrong = weights.find((weight) => !(weight >= 0 && weight < Number.POSITIVE_INFINITY));
  if (wrong !== undefined) throw new LossArgumentError(argument, "finite numbers from 0 on", wrong);
  if (!weights.some((weight) => weight > 0)) {
    throw new LossArgumentError(argument, "a weight above 0", `[${weights.join(", ")}]`);
  }
};

/** Each element of the matrix times the weight of its class. Throws ShapeError unless each class has a weight. */
export const weighClasses = <Examples extends number, Classes extends number>(
  place: string,
  ops: Ops,
  matrix: Tensor<readonly [Examples, Classes]>,
  weights: readonly number[],
): Tensor<readonly [Examples, Classes]> => {
  const [, classes] = matrix.shape;
  if (weights.length !== classes) {
    throw new ShapeError({ place, role: "classWeights", expected: [classes], received: [weights.length] });
  }
  // Compiled steps know numbers, and no tensors that come from outside.
  const row = ops.concatenate(weights.map((weight) => ops.fill([1], weight)));
  return ops.multiplyRow(matrix, ops.reshape(row, [classes]));
};
