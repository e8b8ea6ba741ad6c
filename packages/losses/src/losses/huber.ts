import { expectInPrecision, expectNumber, expectOptions } from "@gd/tensor";
import type { Configurable } from "../configurable.js";
import { configurableLoss } from "./configurable-loss.js";
import { type ElementwiseLoss, elementwiseLoss } from "./elementwise-loss.js";

/** Options of `huber`. */
export interface HuberOptions {
  /** The error δ > 0 up to which the loss is quadratic. Default: 1. */
  readonly delta: number;
}

/**
 * Huber's loss of errors e = output − target, in which an outlier pulls no harder than an error of δ: L = mean over batch
 * and outputs of e²/2 where |e| ≤ δ, else δ · (|e| − δ/2).
 *
 * Shapes     output [batch, …outputs] or a single example [outputs]; target of the same shape
 * Gradients  ∂L/∂output = max(−δ, min(e, δ)) / (batch · outputs)
 * Limits     ∞ where an error is infinite, with a gradient of ±δ / (batch · outputs); NaN for ∞ against ∞
 * Source     Huber, Robust Estimation of a Location Parameter (1964)
 */
export const huber: Configurable<ElementwiseLoss, HuberOptions> = /* @__PURE__ */ configurableLoss((options) => {
  const { delta = 1 } = expectOptions("huber", options, ["delta"]);
  expectNumber("huber(delta)", delta, { above: 0 });
  return elementwiseLoss({
    name: delta === 1 ? "huber" : `huber(${delta})`,
    description: { type: "huber", delta },
    losses(ops, output, target) {
      expectInPrecision("huber(delta)", delta, ops.dtype);
      const error = ops.subtract(output, target);
      // max(−δ, min(e, δ)), where min(e, δ) = −max(−e, −δ)
      const clipped = ops.maximum(ops.subtract(0, ops.maximum(ops.subtract(0, error), -delta)), -delta);
      return {
        // c · (e − c/2) is both: c = e gives e²/2, and c = ±δ gives δ · (|e| − δ/2).
        losses: ops.multiply(clipped, ops.subtract(error, ops.multiply(clipped, 0.5))),
        gradient: (n) => ops.divide(clipped, n),
      };
    },
  });
});
