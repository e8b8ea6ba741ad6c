import { type ClassScore, classScore } from "./class-score.js";

/**
 * Of the examples of a class, the share that was taken for it: TP / (TP + FN), 0 where there are none. Of class 1 of two;
 * of more classes with `{ average: "macro" }`, `"micro"` or `"perClass"`.
 *
 * Shapes  output [batch, classes]; target: labels [batch], or [batch, classes] such as probabilities; or both [batch, 1]
 * Throws  OutputError when an output is NaN; ShapeError, EmptyBatchError, LabelError, TargetError when output and target
 *         do not fit; LossArgumentError when an option makes no sense
 */
export const recall: ClassScore = /* @__PURE__ */ classScore("recall", ({ truePositives, falseNegatives }) =>
  truePositives === 0 ? 0 : truePositives / (truePositives + falseNegatives),
);
