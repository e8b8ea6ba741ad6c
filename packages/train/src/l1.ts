import { expectStrength } from "./expect-strength.js";
import { NOT_PENALIZED, type Penalty, type PenaltyOptions } from "./penalty.js";

/**
 * Draws weights to 0: adds λ · Σ |w| to the loss.
 *
 * The sum is over all parameters but those named `bias`, `scale` or `shift`, unless `exclude` says otherwise.
 *
 * Gradients  λ · sign(w), 0 where w is 0
 * Throws     TrainingArgumentError when the strength is negative or not finite
 * Source     Goodfellow, Bengio & Courville, Deep Learning (2016), §7.1.2
 */
export const l1 = ({ strength, exclude = NOT_PENALIZED }: PenaltyOptions): Penalty => {
  expectStrength("l1(strength)", strength);
  return {
    name: "l1",
    exclude,
    evaluate: (ops, parameter) => ({
      value: ops.multiply(ops.sum(ops.absolute(parameter)), strength),
      gradient: ops.where(parameter, strength, ops.where(ops.multiply(parameter, -1), -strength, 0)),
    }),
  };
};
