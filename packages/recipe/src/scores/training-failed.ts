import { LINEAR, type Result } from "./compare-with-baselines.js";
import type { Scores } from "./scores.js";

/**
 * Whether the target can be learned from the columns, and the network has not: a linear model has a tenth less error than the
 * simplest answer, and what was trained has no less.
 */
export const trainingFailed = (results: readonly Result[]): boolean => {
  const linear = results.slice(0, -1).find(({ name }) => name === LINEAR);
  const [simplest, trained] = [results[0], results.at(-1)];
  if (linear === undefined || simplest === undefined || trained === undefined) return false;
  const least = errorOf(simplest.scores);
  return errorOf(linear.scores) <= 0.9 * least && !(errorOf(trained.scores) < least);
};

/** The share of rows that are classified wrong, or the root of the mean square of the errors. */
const errorOf = (scores: Scores): number =>
  scores.kind === "class" ? 1 - scores.accuracy : scores.rootMeanSquaredError;
