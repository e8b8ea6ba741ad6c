import { leaves, type Ops, type Parameters, type Tensor } from "@gd/tensor";
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

/** The sum of all penalties on all parameters, in order, with its gradients. */
export const penalize = (ops: Ops, regularization: Regularization, parameters: Parameters): Penalized => {
  const penalties = "evaluate" in regularization ? [regularization] : regularization;
  let value = ops.fill([], 0);
  const gradients = leaves(parameters).map(([path, parameter]) => {
    let gradient: Tensor | undefined;
    for (const penalty of penalties) {
      if (penalty.exclude.includes(path.slice(path.lastIndexOf(".") + 1))) continue;
      const cost = penalty.evaluate(ops, parameter);
      value = ops.add(value, cost.value);
      gradient = gradient === undefined ? cost.gradient : ops.add(gradient, cost.gradient);
    }
    return gradient;
  });
  return { value, gradients };
};
