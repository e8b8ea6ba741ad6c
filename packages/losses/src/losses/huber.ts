import { LossArgumentError } from "../loss-argument-error.js";
import { type ConfigurableLoss, configurable } from "./configurable-loss.js";
import { type ElementwiseLoss, elementwiseLoss } from "./elementwise-loss.js";

/** Options of `huber`. */
export interface HuberOptions {
  /** The error up to which the loss is quadratic, above 0; 1 unless said otherwise. */
  readonly delta: number;
}

/**
 * Huber's loss of errors e = output − target, which outliers pull at no harder than an error δ does: L = mean over batch
 * and outputs of e²/2 where |e| ≤ δ, else δ · (|e| − δ/2).
 *
 * Shapes     output [batch, …outputs] or a single example [outputs]; target of the same shape
 * Gradients  ∂L/∂output = e, but from −δ to δ at the most, / (batch · outputs)
 * Throws     ShapeError, DTypeError when output and target do not fit; EmptyBatchError when there are none;
 *            TargetError when a target is NaN; LossArgumentError when δ is not a finite number above 0
 * Source     Huber, Robust Estimation of a Location Parameter (1964)
 */
export const huber: ConfigurableLoss<ElementwiseLoss, HuberOptions> = /* @__PURE__ */ configurable(({ delta = 1 }) => {
  if (!(delta > 0 && delta < Number.POSITIVE_INFINITY)) {
    throw new LossArgumentError("huber(delta)", "a finite number above 0", delta);
  }
  return elementwiseLoss({
    name: delta === 1 ? "huber" : `huber(${delta})`,
    losses(ops, output, target) {
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
