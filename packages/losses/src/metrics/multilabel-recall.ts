import { type MultilabelScore, multilabelScore } from "./multilabel-score.js";
import { recallOf } from "./recall-of.js";

/**
 * For labels that are each true or false, the share of the true ones that were taken for true: TP / (TP + FN), 0 where
 * there is no true positive. Default: the mean over the labels, `macro`; also
 * `{ average: "micro" }` or `"perLabel"`.
 *
 * Shapes  output [batch, labels]; target of the same shape: 0 or 1, or probabilities, of which those above ½ are true
 * Throws  ArgumentError when an output is NaN, or a target ½
 */
export const multilabelRecall: MultilabelScore = /* @__PURE__ */ multilabelScore("multilabelRecall", recallOf);
