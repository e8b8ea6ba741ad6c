import { drawUniform, expectNumber, expectOptions } from "@gd/tensor";
import type { Activation } from "../define/define-activation.js";
import { repeatableActivation } from "../define/repeatable-activation.js";

/** Options of `dropout`. */
export interface DropoutOptions {
  /** The probability that an element is dropped: at least 0, and below 1. */
  readonly rate: number;
}

/**
 * Drops elements at random in training, so that no unit can rely on another: y = m ∘ x, where m is 1 / (1 − rate) where
 * u > rate, else 0, for uniform numbers u of [0, 1) that are drawn anew in each step. The mean of y is that of x. In
 * evaluation, and with rate 0, y = x.
 *
 * Gradients  ∂L/∂x = m ∘ g in training, g in evaluation
 * Source     Srivastava, Hinton, Krizhevsky, Sutskever & Salakhutdinov, Dropout: A Simple Way to Prevent Neural Networks
 *            from Overfitting (2014); the division in training is their §10
 */
export const dropout = (options: DropoutOptions): Activation => {
  const { rate } = expectOptions("dropout", options, ["rate"]);
  expectNumber("dropout(rate)", rate, { from: 0, below: 1 });
  const description = { type: "dropout", rate };
  return repeatableActivation({ name: `dropout(${rate})`, description }, (context, input) => {
    const { ops, training } = context;
    if (!training || rate === 0) return { output: input, backward: (outputGradient) => outputGradient };
    const u = drawUniform(context, "mask", input.shape);
    const mask = ops.where(ops.subtract(u, rate), 1 / (1 - rate), 0);
    return {
      output: ops.multiply(input, mask),
      backward: (outputGradient) => ops.multiply(outputGradient, mask),
    };
  });
};
