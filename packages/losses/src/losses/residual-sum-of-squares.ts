import { expectOneOf, expectOptions } from "@gd/tensor";
import type { Configurable } from "../configurable.js";
import { configurableLoss } from "./configurable-loss.js";
import { type ElementwiseLoss, elementwiseLoss } from "./elementwise-loss.js";
import { squaredErrors } from "./mean-squared-error.js";

/** Options of `residualSumOfSquares`. */
export interface ResidualSumOfSquaresOptions {
  /** Over the batch. Default: the mean. */
  readonly reduction: "mean" | "sum";
}

/**
 * Residual sum of squares: L = mean over the batch of Σ_outputs (output − target)². With `{ reduction: "sum" }`, the
 * sum over the batch; for a single example the two are equal.
 *
 * Shapes     output [batch, …outputs] or a single example [outputs]; target of the same shape
 * Gradients  ∂L/∂output = 2(output − target) / batch; with `sum`, 2(output − target)
 * Limits     ∞ where an error is infinite, with a gradient of ±∞; NaN for ∞ against ∞
 */
export const residualSumOfSquares: Configurable<ElementwiseLoss, ResidualSumOfSquaresOptions> =
  /* @__PURE__ */ configurableLoss((options) => {
    const { reduction = "mean" } = expectOptions("residualSumOfSquares", options, ["reduction"]);
    expectOneOf("residualSumOfSquares(reduction)", reduction, ["mean", "sum"]);
    const name = reduction === "mean" ? "residualSumOfSquares" : "residualSumOfSquares(sum)";
    const description = { type: "residualSumOfSquares", reduction };
    return elementwiseLoss({ name, description, outputs: "sum", reduction, losses: squaredErrors });
  });
