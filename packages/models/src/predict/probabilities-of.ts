import { exp, sigmoid } from "@gd/tensor";

/** What a model applies to its outputs itself, at its end. */
export type LastActivation = "softmax" | "logSoftmax" | "sigmoid" | undefined;

/**
 * The probabilities of classes, in float64: the softmax of logits, or the sigmoid of a single one, which is that of the second
 * of two classes. Where the model ends in one of these itself, they are its outputs.
 */
export const probabilitiesOf = (outputs: readonly number[], last: LastActivation): readonly number[] => {
  if (outputs.length === 1) {
    const [output] = outputs;
    // Not 1 − p, which would be 0 where it is small.
    return last === "sigmoid" ? [1 - output!, output!] : [sigmoid(-output!), sigmoid(output!)];
  }
  const scores = last === "softmax" || last === "sigmoid" ? outputs : powersOf(outputs);
  let total = 0;
  for (const score of scores) total += score;
  return scores.map((score) => score / total);
};

/** e^x of each, but for a factor that they have in common: the largest is 1. */
const powersOf = (logits: readonly number[]): readonly number[] => {
  const largest = Math.max(...logits);
  return logits.map((logit) => (logit === largest ? 1 : exp(logit - largest)));
};
