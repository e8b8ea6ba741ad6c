import { type ClassScore, classScore } from "./class-score.js";
import { recallOf } from "./recall-of.js";

/**
 * The share of true positives among the examples of a class: TP / (TP + FN), 0 where there is no true positive. Default:
 * that of class 1 of two; for more classes `{ average: "macro" }`, `"micro"` or `"perClass"`.
 *
 * Shapes  output [batch, classes]; target: labels [batch], or [batch, classes] such as probabilities; or both [batch, 1]
 * Throws  ArgumentError when an output is NaN, when a row of the target has no single largest number, or when there are more
 *         than two classes and no average is chosen
 */
export const recall: ClassScore = /* @__PURE__ */ classScore("recall", recallOf);
