import type { Score } from "./average-scores.js";

/** TP / (TP + FP); 0 where there is no true positive. */
export const precisionOf: Score = ({ truePositives, falsePositives }) =>
  truePositives === 0 ? 0 : truePositives / (truePositives + falsePositives);
