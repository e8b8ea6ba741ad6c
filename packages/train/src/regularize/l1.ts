import { expectNumber, expectOptions, expectStrings, repeatable } from "@gd/tensor";
import { NOT_PENALIZED, type Penalty, type PenaltyOptions } from "./penalty.js";

/**
 * Pulls weights towards 0: adds λ · Σ |w| to the loss.
 *
 * The sum is over all parameters except those whose names `exclude` lists.
 *
 * Gradients  λ · sign(w), 0 where w is 0
 * Source     Goodfellow, Bengio & Courville, Deep Learning (2016), §7.1.2
 */
export const l1 = (options: PenaltyOptions): Penalty => {
  const { strength, exclude = NOT_PENALIZED } = expectOptions("l1", options, ["strength", "exclude"]);
  expectNumber("l1(strength)", strength, { from: 0 }, "0.0001 is a common choice.");
  expectStrings("l1(exclude)", exclude);
  return repeatable({
    name: "l1",
    exclude: Object.freeze([...exclude]),
    evaluate: (ops, parameter) => ({
      value: ops.multiply(ops.sum(ops.absolute(parameter)), strength),
      gradient: ops.where(parameter, strength, ops.where(ops.multiply(parameter, -1), -strength, 0)),
    }),
  });
};
