import {
  expectArgument,
  formatShape,
  isTensor,
  leaves,
  type Ops,
  type Parameters,
  type Shape,
  sameShape,
  type Tensor,
} from "@gd/tensor";
import type { Penalty } from "./penalty.js";

/** One penalty, or several whose costs add up. */
export type Regularization = Penalty | readonly Penalty[];

/** The cost of parameters. */
export interface Penalized {
  /** A scalar. */
  readonly value: Tensor<readonly []>;
  /** With respect to each tensor of the parameters, in order; undefined for a tensor without a penalty. */
  readonly gradients: readonly (Tensor | undefined)[];
}

/** The cost of one tensor, by a penalty that may be anybody's: an ArgumentError names it where what it returns is none. */
const costOf = (penalty: Penalty, ops: Ops, parameter: Tensor): ReturnType<Penalty["evaluate"]> => {
  const returned = penalty.evaluate(ops, parameter);
  const { value, gradient } = Object(returned);
  expectArgument(hasShape(value, []) && hasShape(gradient, parameter.shape), {
    place: `the penalty ${penalty.name}, in what its evaluate returns,`,
    expected: `{ value, gradient } with a scalar and a tensor of shape ${formatShape(parameter.shape)}`,
    received: returned,
  });
  return returned;
};

const hasShape = (value: unknown, shape: Shape): boolean => isTensor(value) && sameShape(value.shape, shape);

/** The sum of all penalties on all parameters, in order, with its gradients. */
export const penalize = (ops: Ops, regularization: Regularization, parameters: Parameters): Penalized => {
  const penalties = "evaluate" in regularization ? [regularization] : regularization;
  let value = ops.fill([], 0);
  const gradients = leaves(parameters).map(([path, parameter]) => {
    let gradient: Tensor | undefined;
    for (const penalty of penalties) {
      if (penalty.exclude.includes(path.slice(path.lastIndexOf(".") + 1))) continue;
      const cost = costOf(penalty, ops, parameter);
      value = ops.add(value, cost.value);
      gradient = gradient === undefined ? cost.gradient : ops.add(gradient, cost.gradient);
    }
    return gradient;
  });
  return { value, gradients };
};
