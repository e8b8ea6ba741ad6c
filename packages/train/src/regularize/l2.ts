import { expectNumber, expectOptions, expectStrings, repeatable } from "@gd/tensor";
import { NOT_PENALIZED, type Penalty, type PenaltyOptions } from "./penalty.js";

/**
 * Keeps weights small: adds λ/2 · Σ w² to the loss. In plain gradient descent this equals a weight decay of λ.
 *
 * The sum is over all parameters except those whose names `exclude` lists.
 *
 * Gradients  λw
 * Source     Goodfellow, Bengio & Courville, Deep Learning (2016), §7.1.1
 */
export const l2 = (options: PenaltyOptions): Penalty => {
  const { strength, exclude = NOT_PENALIZED } = expectOptions("l2", options, ["strength", "exclude"]);
  expectNumber("l2(strength)", strength, { from: 0 }, "0.0001 is a common choice.");
  expectStrings("l2(exclude)", exclude);
  return repeatable({
    name: "l2",
    exclude: Object.freeze([...exclude]),
    evaluate(ops, parameter) {
      const gradient = ops.multiply(parameter, strength);
      return { value: ops.multiply(ops.sum(ops.multiply(parameter, gradient)), 0.5), gradient };
    },
  });
};
