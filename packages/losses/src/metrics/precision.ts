import { type ClassScore, classScore } from "./class-score.js";

/**
 * Of the examples that were taken for a class, the share that is of it: TP / (TP + FP), 0 where none was taken for it. Of
 * class 1 of two; of more classes with `{ average: "macro" }`, `"micro"` or `"perClass"`.
 *
 * Shapes  output [batch, classes]; target: labels [batch], or [batch, classes] such as probabilities; or both [batch, 1]
 * Throws  OutputError when an output is NaN; ShapeError, EmptyBatchError, LabelError, TargetError when output and target
 *         do not fit; LossArgumentError when an option makes no sense
 */
export const precision: ClassScore = /* @__PURE__ */ classScore("precision", ({ truePositives, falsePositives }) =>
  truePositives === 0 ? 0 : truePositives / (truePositives + falsePositives),
);
