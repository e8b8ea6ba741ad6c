import type { Context, EvaluatedLoss, Tensor } from "@gd/tensor";
import type { AnyLoss } from "@gd/train";

/**
 * The value of a loss of any outputs and targets, and its backward pass: the one place of this package that gives a loss operands
 * whose shapes the compiler does not know. That is sound, as the outputs are those of the setup's own model and the targets those of
 * its data, which `train` has compared with the loss before (`startOf`), and as a loss looks at its operands itself.
 *
 * Throws  what the loss throws for operands that it does not take
 */
export const evaluateLoss = (loss: AnyLoss, context: Context, output: Tensor, target: Tensor): EvaluatedLoss =>
  loss.evaluate(context, output as never, target as never);
