import type { ElementwiseLoss } from "./elementwise-loss.js";
import { squaredError } from "./squared-error.js";

/**
 * Mean squared error: L = mean over batch and outputs of (output − target)².
 *
 * Shapes     output [batch, …outputs] or a single example [outputs]; target of the same shape
 * Gradients  ∂L/∂output = 2(output − target) / (batch · outputs)
 * Throws     ShapeError, DTypeError when output and target do not fit; EmptyBatchError when there are none;
 *            TargetError when a target is NaN
 */
export const meanSquaredError: ElementwiseLoss = /* @__PURE__ */ squaredError({ name: "meanSquaredError" });
