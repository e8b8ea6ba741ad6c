import {
  allocate,
  expectTensor,
  fromElements,
  type Matrix,
  rowMajor,
  ShapeError,
  sizeOf,
  type Tensor,
  type Vector,
} from "@gd/tensor";
import { markWeighted } from "./expect-unweighted.js";

/**
 * Targets that carry the weights of their examples, as `withWeights` takes them: a row for each example, made of the
 * elements of its target and its weight.
 *
 * Shapes  targets [examples, …outputs] or labels [examples], weights [examples] → [examples, outputs + 1]
 */
export const weightedTargets = (targets: Tensor, weights: Vector): Matrix<number, number> => {
  expectTensor("weightedTargets(targets)", targets);
  expectTensor("weightedTargets(weights)", weights);
  const [examples = 0, ...shape] = targets.shape;
  if (weights.shape.length !== 1 || weights.shape[0] !== examples) {
    throw new ShapeError({
      place: "weightedTargets",
      role: "weights",
      expected: [examples],
      received: weights.shape,
      advice: "each example needs a weight",
    });
  }
  const elements = rowMajor(targets);
  const last = rowMajor(weights);
  const outputs = sizeOf(shape);
  const rows = allocate(targets.dtype, examples * (outputs + 1));
  for (let example = 0; example < examples; example++) {
    const start = example * (outputs + 1);
    rows.set(elements.subarray(example * outputs, (example + 1) * outputs), start);
    rows[start + outputs] = last[example]!;
  }
  return markWeighted(fromElements(rows, [examples, outputs + 1]));
};
