import { type ClassScore, classScore } from "./class-score.js";
import { f1Of } from "./f1-of.js";

/**
 * The harmonic mean of precision and recall: 2 TP / (2 TP + FP + FN), 0 where there is no true positive. Default: that
 * of class 1 of two; for more classes `{ average: "macro" }`, the mean of their F1, `"micro"` or `"perClass"`.
 *
 * Shapes  output [batch, classes]; target: labels [batch], or [batch, classes] such as probabilities; or both [batch, 1]
 * Throws  ArgumentError when an output is NaN, when a row of the target has no single largest number, or when there are more
 *         than two classes and no average is chosen
 */
export const f1: ClassScore = /* @__PURE__ */ classScore("f1", f1Of);
