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

/** How much each row counts. */
type Weights = ArrayLike<number>;

/** The scores of logits or probabilities against labels. With weights, each row counts so often; the confusion counts rows. */
export const classScores = (outputs: Matrix<number, number>, labels: Tensor, weights?: Weights): ClassScores => {
  const confusion = confusionMatrix(outputs, labels);
  if (weights === undefined) {
    return {
      kind: "class",
      accuracy: accuracy(outputs, labels),
      macroF1: f1({ average: "macro" })(outputs, labels),
      confusion,
    };
  }
  return { kind: "class", ...scoresOf(weightedConfusion(outputs, labels, weights)), confusion };
};

/** The weight of the rows of each class (rows) that were classified as each class (columns). */
const weightedConfusion = (
  outputs: Matrix<number, number>,
  labels: Tensor,
  weights: Weights,
): readonly (readonly number[])[] => {
  const [, classes] = outputs.shape;
  const confusion = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  labels.data.forEach((label: number, row: number) => {
    const ofRow = outputs.data.subarray(row * classes, (row + 1) * classes);
    confusion[label]![ofRow.indexOf(Math.max(...ofRow))]! += weights[row]!;
  });
  return confusion;
};

/** The share on the diagonal, and the mean of 2 TP / (2 TP + FP + FN) over the classes that occur. */
const scoresOf = (confusion: readonly (readonly number[])[]): Pick<ClassScores, "accuracy" | "macroF1"> => {
  const right = confusion.map((row, label) => row[label]!);
  const rows = confusion.map(sum);
  const columns = confusion.map((_, label) => sum(confusion.map((row) => row[label]!)));
  const scores = right.map((r, label) => (2 * r) / (rows[label]! + columns[label]!)).filter((f1) => !Number.isNaN(f1));
  return { accuracy: sum(right) / sum(rows), macroF1: sum(scores) / scores.length };
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The scores of numbers, in the units of the target. With weights, each row counts so often. */
export const numberScores = (predicted: Float64Array, actual: Float64Array, weights?: Weights): NumberScores => {
  const column = (numbers: Float64Array) => fromElements(numbers, [numbers.length, 1]);
  const errors = predicted.map((y, row) => y - actual[row]!);
  const mean = weightedMean(weights);
  const center = mean(actual);
  return {
    kind: "number",
    rSquared:
      weights === undefined
        ? rSquared(column(predicted), column(actual))
        : 1 - mean(errors.map((e) => e * e)) / mean(actual.map((y) => (y - center) ** 2)),
    rootMeanSquaredError: Math.sqrt(mean(errors.map((e) => e * e))),
    meanAbsoluteError: mean(errors.map(Math.abs)),
  };
};

const weightedMean =
  (weights: Weights | undefined) =>
  (values: ArrayLike<number>): number => {
    let [total, weight] = [0, 0];
    for (let row = 0; row < values.length; row++) {
      const w = weights?.[row] ?? 1;
      total += w * values[row]!;
      weight += w;
    }
    return total / weight;
  };

/** Logits that say the most frequent class of the labels of the training for each row. */
export const mostFrequentClass = (
  { classes }: ClassTarget,
  labels: Tensor,
  rows: number,
  weights?: Weights,
): Matrix<number, number> => {
  const counts = new Float32Array(classes.length);
  labels.data.forEach((label: number, row: number) => {
    counts[label]! += weights?.[row] ?? 1;
  });
  return fromElements(
    Float32Array.from({ length: rows * classes.length }, (_, i) => counts[i % classes.length]!),
    [rows, classes.length],
  );
};

/** The mean of the numbers of the training, for each row. */
export const theMean = (targets: Tensor, rows: number, weights?: Weights): Matrix<number, number> =>
  fromElements(new Float64Array(rows).fill(weightedMean(weights)(targets.data)), [rows, 1]);
