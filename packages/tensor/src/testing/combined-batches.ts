import { coefficientsAt } from "../model/coefficients.js";
import { createContext } from "../model/create-context.js";
import type { Loss } from "../model/loss.js";
import type { Ops } from "../operations/ops.js";
import { rowMajor } from "../row-major.js";
import { fromElements, type Tensor } from "../tensor.js";
import { toArray } from "../to-array.js";
import type { LossExample } from "./loss-claim.js";

/**
 * The value of a loss and its gradient, from those of the first example and of all others, as two batches: by
 * `Loss.reduction`, and by the weights of the batches where that is a mean.
 */
export const combinedBatches = <Output extends Tensor, Target extends Tensor>(
  ops: Ops,
  loss: Loss<Output, Target>,
  { output, target }: LossExample<Output, Target>,
): { readonly value: number; readonly gradient: Tensor } => {
  const context = createContext({ ops, coefficients: coefficientsAt(loss, ops, 0) });
  const [batch = 0] = output.shape;
  const parts = [
    [0, 1],
    [1, batch],
  ] as const;
  const evaluated = parts.map(([from, to]) => {
    // Part of a batch has another shape, which the types do not know.
    const some = (tensor: Tensor) => examplesOf(tensor, from, to) as never;
    const { value, weight, backward } = loss.evaluate(context, some(output), some(target));
    return {
      value: toArray(value),
      weight: weight === undefined ? to - from : toArray(weight()),
      gradient: backward(),
    };
  });
  const total = evaluated.reduce((sum, { weight }) => sum + weight, 0);
  const shares = evaluated.map(({ weight }) => (loss.reduction === "sum" ? 1 : weight / total));
  return {
    value: evaluated.reduce((sum, { value }, i) => sum + shares[i]! * value, 0),
    gradient: ops.reshape(
      ops.concatenate(evaluated.map(({ gradient }, i) => ops.multiply(gradient, shares[i]!))),
      output.shape,
    ),
  };
};

/** Some of the examples of a batch. */
export const examplesOf = (tensor: Tensor, from: number, to: number): Tensor => {
  const [batch = 1, ...shape] = tensor.shape;
  const elements = rowMajor(tensor);
  const each = elements.length / batch;
  return fromElements(elements.slice(from * each, to * each), [to - from, ...shape]);
};
