import type { Ops, Shape, Tensor } from "@gd/tensor";
import { lessTheLargest } from "@gd/tensor/forward";
import { repeatableActivation } from "../define/repeatable-activation.js";
import { rowsOf } from "../define/rows-of.js";

/** Logarithms of probabilities in the shape of the input, and as rows. */
export const logSoftmaxFormula = <S extends Shape>(
  ops: Pick<
    Ops,
    "dtype" | "exp" | "log" | "maxColumns" | "reshape" | "subtract" | "subtractColumn" | "sumColumns" | "where"
  >,
  input: Tensor<S>,
) => {
  const logits = ops.reshape(input, rowsOf(input.shape));
  // e^x does not overflow; the maximum cancels in the difference.
  const shifted = lessTheLargest(ops, logits);
  const logarithms = ops.subtractColumn(shifted, ops.log(ops.sumColumns(ops.exp(shifted))));
  return { logarithms, output: ops.reshape(logarithms, input.shape) };
};

/**
 * The logarithm of `softmax`, along the last axis of each example: yᵢ = xᵢ − log Σⱼ e^xⱼ.
 *
 * Gradients  ∂L/∂x = g − softmax(x) · Σⱼ gⱼ
 * Limits     −∞ at −∞; at ∞ 0, and −∞ for all finite x of the row; NaN for a row of −∞ alone
 * Source     Goodfellow, Bengio & Courville, Deep Learning (2016), §6.2.2.3, eq. 6.30
 */
export const logSoftmax = /* @__PURE__ */ repeatableActivation("logSoftmax", ({ ops }, input) => {
  const { logarithms, output } = logSoftmaxFormula(ops, input);
  return {
    output,
    backward(outputGradient) {
      const gradient = ops.reshape(outputGradient, logarithms.shape);
      const probabilities = ops.exp(logarithms);
      const shared = ops.multiplyColumn(probabilities, ops.sumColumns(gradient));
      return ops.reshape(ops.subtract(gradient, shared), input.shape);
    },
  };
});
