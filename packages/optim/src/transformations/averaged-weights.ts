import { expectArgument, expectTensor, isTensor, type Parameters, type Tensor, type Vector } from "@gd/tensor";

/**
 * The average that `ema` keeps, found in the state of the optimizer around it, such as a training's `optimizerState`:
 * θ̄ as one vector, laid out like θ. It changes as training continues.
 */
export const averagedWeights = (optimizerState: Parameters): Vector => {
  const averages = averagesIn(optimizerState);
  const [average] = averages;
  expectArgument(average !== undefined && averages.length === 1, {
    place: "averagedWeights(optimizerState)",
    expected: "the state of an optimizer with exactly one ema",
    received: optimizerState,
    advice: `This one has ${averages.length}.`,
  });
  expectTensor("averagedWeights(optimizerState)", average);
  return average;
};

/** What is deeper is no state of an optimizer. */
const DEEPEST = 100;

/** What has the right name, in whatever a state may turn out to be. */
const averagesIn = (part: unknown, name = "", within: readonly unknown[] = []): readonly Vector[] => {
  if (isTensor(part)) return name === "averagedWeights" && isVector(part) ? [part] : [];
  if (typeof part !== "object" || part === null || within.length > DEEPEST || within.includes(part)) return [];
  return Object.entries(part).flatMap(([inner, value]) => averagesIn(value, inner, [...within, part]));
};

const isVector = (tensor: Tensor): tensor is Vector => tensor.shape.length === 1;
