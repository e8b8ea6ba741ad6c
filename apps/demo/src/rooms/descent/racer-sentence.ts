import type { RegressionBowl, RegressionRule } from "@gd/experiments";
import type { RacerPicture } from "./descent-picture.js";
import { fixed, rounded, whole } from "./show-figure.js";

/** Further than this above the lowest cost, a stop is not at the bottom. */
const FAR = 10;
/** A share of the way down from the start: closer than this to the bottom, a stop is near it. */
const NEAR = 0.05;

/** How a racer is doing, or why it has stopped. */
export const racerSentence = (
  racer: RacerPicture,
  rule: RegressionRule,
  { lowest, highestLearningRate }: RegressionBowl,
  costAtStart: number,
): string => {
  const { name, iteration, cost, costBefore, stop, learningRate } = racer;
  const change = costBefore === undefined ? undefined : cost - costBefore;
  const overshoots = name !== "adam" && name !== "momentum" && learningRate > highestLearningRate;
  const tooHigh = overshoots
    ? ` Above a learning rate of ${rounded(highestLearningRate)}, each step overshoots the bottom further than the last.`
    : "";
  if (stop?.stoppedBy === "not-finite") {
    return `Diverged: after iteration ${iteration} its numbers are no longer finite.${tooHigh} Choose a lower learning rate, then reset the race.`;
  }
  if (stop?.stoppedBy === "maximum-steps") return `Stopped at the maximum of ${whole(iteration)} iterations.`;
  if (stop !== undefined && change !== undefined) {
    const converged = `its last change of the cost, ${fixed(Math.abs(change), 3)}, is at most 0.1`;
    const far = cost - lowest;
    if (far <= FAR) return `Converged by the document's rule: ${converged}.`;
    const away = `Stopped ${fixed(far, far < 100 ? 1 : 0)} above the lowest cost: ${converged}.`;
    if (name === "exponential-decay" && rule.decay > 0) {
      const total = rule.learningRate / (1 - Math.exp(-rule.decay));
      return `${away} ${far > NEAR * (costAtStart - lowest) ? "The bottom is not near: the" : "The"} rate has faded to ${rounded(learningRate)}, and all rates together add up to ${rounded(total)}, however long it runs.`;
    }
    if (name === "stochastic" || name === "momentum") {
      return `${away} That is chance: a noisy step happened to leave the cost almost unchanged. Another seed stops elsewhere.`;
    }
    if (name === "adam") return `${away} It was oscillating: the cost happened to be turning around.`;
    return away;
  }
  if (change === undefined) return "At the start: all weights are 0.";
  if (cost > 3 * costAtStart && change > 0)
    return `Diverging: the cost is ${rounded(cost)}, far above where it began.${tooHigh}`;
  const direction = change > 0 ? "raised" : "lowered";
  return `The last iteration ${direction} the cost by ${fixed(Math.abs(change), Math.abs(change) < 10 ? 2 : 0)}.`;
};
