import { leaves, type Parameters, type Tensor, type Vector } from "@gd/tensor";
import { OptionError } from "../option-error.js";

/**
 * The average that `ema` keeps, found in the state of the optimizer that it is a part of, such as `optimizerState` of a
 * training: θ̄ as one vector, in which the parameters lie as in θ. It changes as the training goes on.
 *
 * Throws  OptionError when the optimizer has no `ema`, or several
 */
export const averagedWeights = (optimizerState: Parameters): Vector => {
  const averages = leaves(optimizerState)
    .filter(([path]) => path.split(".").at(-1) === "averagedWeights")
    .map(([, leaf]) => leaf)
    .filter(isVector);
  const [average] = averages;
  if (average === undefined || averages.length > 1) {
    throw new OptionError(
      "averagedWeights",
      "optimizerState",
      "that of an optimizer with one ema in it",
      `one with ${averages.length}`,
    );
  }
  return average;
};

const isVector = (tensor: Tensor): tensor is Vector => tensor.shape.length === 1;
