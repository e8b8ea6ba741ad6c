import { type ClassScore, classScore } from "./class-score.js";

/**
 * The harmonic mean of precision and recall: 2 TP / (2 TP + FP + FN), 0 where no example of the class was taken for it.
 * Of class 1 of two; of more classes with `{ average: "macro" }`, the mean of their F1, `"micro"` or `"perClass"`.
 *
 * Shapes  output [batch, classes]; target: labels [batch], or [batch, classes] such as probabilities; or both [batch, 1]
 * Throws  OutputError when an output is NaN; ShapeError, EmptyBatchError, LabelError, TargetError when output and target
 *         do not fit; LossArgumentError when an option makes no sense
 */
export const f1: ClassScore = /* @__PURE__ */ classScore("f1", ({ truePositives, falsePositives, falseNegatives }) =>
  truePositives === 0 ? 0 : (2 * truePositives) / (2 * truePositives + falsePositives + falseNegatives),
);
