import type { Shape } from "@gd/tensor";
import { type ElementwiseLoss, squaredError } from "./squared-error.js";

export interface ResidualSumOfSquaresOptions {
  /** Over the batch: the mean unless said otherwise. */
  readonly reduction?: "mean" | "sum";
}

/** A loss that is also the function of its options. */
export type ResidualSumOfSquares = ElementwiseLoss & ((options: ResidualSumOfSquaresOptions) => ElementwiseLoss);

/** A vector is a single example. */
const examplesOf = (shape: Shape): number => (shape.length > 1 ? shape[0]! : 1);

const withReductions = (mean: ElementwiseLoss, sum: ElementwiseLoss): ResidualSumOfSquares => {
  const withOptions = ({ reduction = "mean" }: ResidualSumOfSquaresOptions): ElementwiseLoss =>
    reduction === "sum" ? sum : mean;
  // Object.assign cannot set a function's name, which is not writable but configurable.
  return Object.defineProperty(Object.assign(withOptions, { evaluate: mean.evaluate }), "name", { value: mean.name });
};

/**
 * Residual sum of squares: L = mean over the batch of Σ_outputs (output − target)². With `{ reduction: "sum" }`, the
 * sum over the batch; for a single example the two agree.
 *
 * Shapes     output [batch, …outputs] or a single example [outputs]; target of the same shape
 * Gradients  ∂L/∂output = 2(output − target) / batch; with `sum`, 2(output − target)
 * Throws     ShapeError, DTypeError when output and target do not fit; EmptyBatchError when there are none
 */
export const residualSumOfSquares: ResidualSumOfSquares = /* @__PURE__ */ withReductions(
  /* @__PURE__ */ squaredError("residualSumOfSquares", examplesOf),
  /* @__PURE__ */ squaredError("residualSumOfSquares(sum)", () => 1),
);
