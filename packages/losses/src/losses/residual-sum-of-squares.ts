import { LossArgumentError } from "../loss-argument-error.js";
import { type ConfigurableLoss, configurable } from "./configurable-loss.js";
import type { ElementwiseLoss } from "./elementwise-loss.js";
import { squaredError } from "./squared-error.js";

/** Options of `residualSumOfSquares`. */
export interface ResidualSumOfSquaresOptions {
  /** Over the batch: the mean unless said otherwise. */
  readonly reduction: "mean" | "sum";
}

/**
 * Residual sum of squares: L = mean over the batch of Σ_outputs (output − target)². With `{ reduction: "sum" }`, the
 * sum over the batch; for a single example the two agree.
 *
 * Shapes     output [batch, …outputs] or a single example [outputs]; target of the same shape
 * Gradients  ∂L/∂output = 2(output − target) / batch; with `sum`, 2(output − target)
 * Throws     ShapeError, DTypeError when output and target do not fit; EmptyBatchError when there are none;
 *            TargetError when a target is NaN; LossArgumentError when there is no such reduction
 */
export const residualSumOfSquares: ConfigurableLoss<ElementwiseLoss, ResidualSumOfSquaresOptions> =
  /* @__PURE__ */ configurable(({ reduction = "mean" }) => {
    if (reduction !== "mean" && reduction !== "sum") {
      throw new LossArgumentError("residualSumOfSquares(reduction)", '"mean" or "sum"', reduction);
    }
    const name = reduction === "mean" ? "residualSumOfSquares" : "residualSumOfSquares(sum)";
    return squaredError({ name, outputs: "sum", batch: reduction });
  });
