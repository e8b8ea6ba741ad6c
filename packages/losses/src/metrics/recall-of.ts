import type { Score } from "./average-scores.js";

/** TP / (TP + FN); 0 where there is no true positive. */
export const recallOf: Score = ({ truePositives, falseNegatives }) =>
  truePositives === 0 ? 0 : truePositives / (truePositives + falseNegatives);
