import { expectArgument, expectNumber, type Matrix, type Ops, ShapeError } from "@gd/tensor";

/** Throws unless each weight is a finite number ≥ 0, and one of them is above 0. */
export const expectClassWeights = (place: string, weights: readonly number[]): void => {
  for (const weight of weights) expectNumber(place, weight, { from: 0 });
  const some = weights.some((weight) => weight > 0);
  expectArgument(some, { place, expected: "a weight > 0", received: weights });
};

/** Each element of a matrix times the weight of its class. Throws a ShapeError unless each class has a weight. */
export const weighClasses = <Examples extends number, Classes extends number>(
  place: string,
  ops: Ops,
  matrix: Matrix<Examples, Classes>,
  weights: readonly number[],
): Matrix<Examples, Classes> => {
  const [, classes] = matrix.shape;
  if (weights.length !== classes) {
    throw new ShapeError({ place, role: "classWeights", expected: [classes], received: [weights.length] });
  }
  // Made of numbers: a compiled step knows no tensors from outside but its inputs.
  const row = ops.concatenate(weights.map((weight) => ops.fill([1], weight)));
  return ops.multiplyRow(matrix, ops.reshape(row, [classes]));
};
