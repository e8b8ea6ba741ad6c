import { expectArgument, leaves, type Parameters, type Tensor, type Vector } from "@gd/tensor";

/**
 * The average that `ema` keeps, found in the state of the optimizer around it, such as a training's `optimizerState`:
 * θ̄ as one vector, laid out like θ. It changes as training continues.
 */
export const averagedWeights = (optimizerState: Parameters): Vector => {
  const averages = leaves(optimizerState)
    .filter(([path]) => path.split(".").at(-1) === "averagedWeights")
    .map(([, leaf]) => leaf)
    .filter(isVector);
  const [average] = averages;
  expectArgument(average !== undefined && averages.length === 1, {
    place: "averagedWeights(optimizerState)",
    expected: "the state of an optimizer with exactly one ema",
    received: optimizerState,
    advice: `This one has ${averages.length}.`,
  });
  return average;
};

const isVector = (tensor: Tensor): tensor is Vector => tensor.shape.length === 1;
