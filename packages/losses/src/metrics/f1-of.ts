import type { Score } from "./average-scores.js";

/** 2 TP / (2 TP + FP + FN); 0 where there is no true positive. */
export const f1Of: Score = ({ truePositives, falsePositives, falseNegatives }) =>
  truePositives === 0 ? 0 : (2 * truePositives) / (2 * truePositives + falsePositives + falseNegatives);
