import { exp, sigmoid } from "@gd/tensor";

/** What a model applies to its outputs itself, at its end. */
export type LastActivation = "softmax" | "logSoftmax" | "sigmoid" | undefined;

/**
 * The probabilities of classes, in float64: the softmax of logits, or the sigmoid of a single one, which is that of the second
 * of two classes. Where the model ends in one of these itself, they are its outputs.
 */
export const probabilitiesOf = (outputs: ArrayLike<number>, last: LastActivation): readonly number[] => {
  if (outputs.length === 1) {
    const second = last === "sigmoid" ? outputs[0]! : sigmoid(outputs[0]!);
    // Not 1 − second, which would be 0 where it is small.
    return [last === "sigmoid" ? 1 - second : sigmoid(-outputs[0]!), second];
  }
  const values = Array.from(outputs);
  const scores = last === "softmax" || last === "sigmoid" ? values : powersOf(values);
  const total = scores.reduce((sum, score) => sum + score, 0);
  return scores.map((score) => score / total);
};

/** e^x of each, but for a factor that they have in common: the largest is 1. */
const powersOf = (logits: readonly number[]): readonly number[] => {
  const largest = Math.max(...logits);
  return logits.map((logit) => (logit === largest ? 1 : exp(logit - largest)));
};
