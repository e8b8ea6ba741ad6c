import { type Activation, defineActivation } from "../define/define-activation.js";
import { expectNumber } from "../expect-number.js";
import { draw } from "../initialize/draw.js";

/** Options of `dropout`. */
export interface DropoutOptions {
  /** The probability that an element is dropped, from 0 and below 1. */
  readonly rate: number;
}

/**
 * Drops elements at random in training, so that no unit can rely on another: y = m ∘ x / (1 − rate), where each element of
 * m is 0 with probability rate, else 1. The division keeps the mean of y that of x. In evaluation y = x.
 *
 * The mask comes from the context's random streams, which `train` gives a new name in each step.
 *
 * Gradients  ∂L/∂x = m ∘ g / (1 − rate) in training, g in evaluation
 * Throws     LayerArgumentError unless 0 ≤ rate < 1
 * Source     Srivastava, Hinton, Krizhevsky, Sutskever & Salakhutdinov, Dropout: A Simple Way to Prevent Neural Networks
 *            from Overfitting (2014); the division in training is their §10
 */
export const dropout = ({ rate }: DropoutOptions): Activation => {
  expectNumber("dropout(rate)", rate, { from: 0, below: 1 });
  return defineActivation(`dropout(${rate})`, ({ ops, training, random }, input) => {
    if (!training || rate === 0) return { output: input, backward: (outputGradient) => outputGradient };
    const stream = random.stream("mask");
    const kept = () => (stream.uniform() < rate ? 0 : 1 / (1 - rate));
    const mask = ops.from(draw(input.shape, ops.dtype, kept));
    return {
      output: ops.multiply(input, mask),
      backward: (outputGradient) => ops.multiply(outputGradient, mask),
    };
  });
};
