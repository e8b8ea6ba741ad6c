import { sizeOf } from "@gd/tensor";
import { expectDType } from "./expect-dtype.js";
import { expectProbabilities } from "./expect-probabilities.js";
import { expectSameShape, noBatch } from "./expect-shape.js";
import { placeOf } from "./place-of.js";
import type { ElementwiseLoss } from "./squared-error.js";

/**
 * Cross entropy between targets and the sigmoid of the logits, for outputs that are each true or false on their own:
 * L = mean over batch and outputs of −t · log σ(x) − (1 − t) · log(1 − σ(x)).
 *
 * Shapes     output (logits x) [batch, …outputs]; target t, from 0 to 1, of the same shape
 * Gradients  ∂L/∂x = (σ(x) − t) / (batch · outputs)
 * Throws     ShapeError, DTypeError when output and target do not fit; EmptyBatchError; TargetError when a target is no
 *            probability
 */
export const sigmoidCrossEntropy: ElementwiseLoss = {
  name: "sigmoidCrossEntropy",
  evaluate(context, output, target) {
    const { ops } = context;
    const place = placeOf(context, "sigmoidCrossEntropy");
    if (output.shape.length < 2) throw noBatch(place, ["batch", "outputs"], output);
    expectSameShape(place, output, target);
    expectDType(place, ops, output, target);
    ops.inspect(target, (given) => expectProbabilities(place, given));
    const n = sizeOf(output.shape);
    // max(x, 0) − x·t + log(1 + e^−|x|) is the same sum, and none of its terms overflows for large |x|.
    const linear = ops.subtract(ops.maximum(output, 0), ops.multiply(output, target));
    const losses = ops.add(linear, ops.log1p(ops.exp(ops.subtract(0, ops.absolute(output)))));
    return {
      value: ops.item(ops.divide(ops.sum(losses), n)),
      backward: () => ops.divide(ops.subtract(ops.sigmoid(output), target), n),
    };
  },
};
