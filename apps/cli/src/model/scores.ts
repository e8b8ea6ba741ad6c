import { accuracy, confusionMatrix, f1, rSquared } from "@gd/losses";
import type { ClassTarget } from "@gd/tables";
import { fromElements, type Matrix, type Tensor } from "@gd/tensor";

/** How good predictions of classes are. */
export interface ClassScores {
  readonly kind: "class";
  /** The share of rows that are classified correctly. */
  readonly accuracy: number;
  /** The mean of F1 over the classes. */
  readonly macroF1: number;
  /** How many rows of each class (rows) were classified as each class (columns). */
  readonly confusion: readonly (readonly number[])[];
}

/** How good predictions of numbers are. */
export interface NumberScores {
  readonly kind: "number";
  /** The share of the variance that is explained. */
  readonly rSquared: number;
  /** In the units of the target. */
  readonly rootMeanSquaredError: number;
  /** In the units of the target. */
  readonly meanAbsoluteError: number;
}

/** How good predictions are. */
export type Scores = ClassScores | NumberScores;

/** The scores of logits or probabilities against labels. */
export const classScores = (outputs: Matrix<number, number>, labels: Tensor): ClassScores => ({
  kind: "class",
  accuracy: accuracy(outputs, labels),
  macroF1: f1({ average: "macro" })(outputs, labels),
  confusion: confusionMatrix(outputs, labels),
});

/** The scores of numbers, in the units of the target. */
export const numberScores = (predicted: Float64Array, actual: Float64Array): NumberScores => {
  const column = (numbers: Float64Array) => fromElements(numbers, [numbers.length, 1]);
  const errors = predicted.map((y, row) => y - actual[row]!);
  const mean = (values: Float64Array): number => values.reduce((sum, x) => sum + x, 0) / values.length;
  return {
    kind: "number",
    rSquared: rSquared(column(predicted), column(actual)),
    rootMeanSquaredError: Math.sqrt(mean(errors.map((e) => e * e))),
    meanAbsoluteError: mean(errors.map(Math.abs)),
  };
};

/** Logits that say the most frequent class of the labels of the training for each row. */
export const mostFrequentClass = ({ classes }: ClassTarget, labels: Tensor, rows: number): Matrix<number, number> => {
  const counts = new Float32Array(classes.length);
  for (const label of labels.data) counts[label]!++;
  return fromElements(
    Float32Array.from({ length: rows * classes.length }, (_, i) => counts[i % classes.length]!),
    [rows, classes.length],
  );
};
