import { f1Of } from "./f1-of.js";
import { type MultilabelScore, multilabelScore } from "./multilabel-score.js";

/**
 * For labels that are each true or false, the harmonic mean of precision and recall: 2 TP / (2 TP + FP + FN), 0 where there
 * is no true positive. Default: the mean over the labels, `macro`; also
 * `{ average: "micro" }` or `"perLabel"`.
 *
 * Shapes  output [batch, labels]; target of the same shape: 0 or 1, or probabilities, of which those above ½ are true
 * Throws  ArgumentError when an output is NaN, or a target ½
 */
export const multilabelF1: MultilabelScore = /* @__PURE__ */ multilabelScore("multilabelF1", f1Of);
