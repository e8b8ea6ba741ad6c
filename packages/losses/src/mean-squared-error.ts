import { sizeOf } from "@gd/tensor";
import { type ElementwiseLoss, squaredError } from "./squared-error.js";

/**
 * Mean squared error: L = mean over batch and outputs of (output − target)².
 *
 * Shapes     output [batch, …outputs] or a single example [outputs]; target of the same shape
 * Gradients  ∂L/∂output = 2(output − target) / (batch · outputs)
 * Throws     ShapeError, DTypeError when output and target do not fit; EmptyBatchError when there are none
 */
export const meanSquaredError: ElementwiseLoss = /* @__PURE__ */ squaredError("meanSquaredError", sizeOf);
