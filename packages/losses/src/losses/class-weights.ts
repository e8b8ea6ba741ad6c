import { expectArgument, expectInPrecision, expectNumber, type Matrix, type Ops, ShapeError } from "@gd/tensor";

/** Throws unless each weight is a finite number ≥ 0, and one of them is above 0; beside label smoothing, all of them. */
export const expectClassWeights = (loss: string, weights: readonly number[], labelSmoothing: number): void => {
  const place = `${loss}(classWeights)`;
  expectArgument(Array.isArray(weights), { place, expected: "a list with a number for each class", received: weights });
  for (const weight of weights) expectNumber(place, weight, { from: 0 });
  const some = weights.some((weight) => weight > 0);
  expectArgument(some, { place, expected: "a weight > 0", received: weights });
  // Smoothing gives each example some of every class: one of a class of weight 0 would cost, and not count.
  expectArgument(labelSmoothing === 0 || !weights.includes(0), {
    place,
    expected: "weights > 0 beside label smoothing",
    received: weights,
    advice: "Leave the examples of such a class out.",
  });
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
  for (const weight of weights) expectInPrecision(place, weight, ops.dtype);
  // Made of numbers: a compiled step knows no tensors from outside but its inputs.
  const row = ops.concatenate(weights.map((weight) => ops.fill([1], weight)));
  return ops.multiplyRow(matrix, ops.reshape(row, [classes]));
};
