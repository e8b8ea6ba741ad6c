import { type Ops, type Shape, ShapeError, sizeOf, type Tensor, type Vector } from "@gd/tensor";

/** Targets, and the weights that came with them. */
export interface SplitTargets {
  /** In the shape of the output, or as labels [batch] where each example has a single number. */
  readonly targets: Tensor;
  readonly weights: Vector;
}

/** Separates targets from the weights in their last column, where `weightedTargets` put them. */
export const splitWeights = (place: string, ops: Ops, target: Tensor, output: Shape): SplitTargets => {
  const [batch = 0] = output;
  const outputs = sizeOf(output.slice(1));
  const [examples = 0, columns = 0] = target.shape;
  if (target.shape.length !== 2 || examples !== batch || (columns !== 2 && columns !== outputs + 1)) {
    throw new ShapeError({
      place,
      role: "target",
      expected: [batch, outputs + 1],
      received: target.shape,
      advice: "the last number of each row is the example's weight: weightedTargets puts it there",
    });
  }
  // Transposed, the columns lie one after the other.
  const byColumn = ops.reshape(ops.transpose(ops.reshape(target, [examples, columns])), [examples * columns]);
  const values = ops.transpose(ops.slice(byColumn, 0, [columns - 1, examples]));
  return {
    targets: ops.reshape(values, columns === outputs + 1 ? output : [examples]),
    weights: ops.slice(byColumn, (columns - 1) * examples, [examples]),
  };
};
