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
  /** How many rows of each class (rows) were classified as each class (columns). Left out for more than a hundred classes. */
  readonly confusion?: readonly (readonly number[])[];
}

/** How good predictions of numbers are. */
export interface NumberScores {
  readonly kind: "number";
  /** The share of the variance that is explained; NaN where the rows have none, such as a single row. */
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

/** It grows as the square of the classes, and of more nobody would look at it. */
const MOST_CLASSES = 100;

/** The scores of logits or probabilities against labels. With weights, each row counts so often; the confusion counts rows. */
export const classScores = (outputs: Matrix<number, number>, labels: Tensor, weights?: Weights): ClassScores => {
  const [, classes] = outputs.shape;
  return {
    kind: "class",
    ...(weights === undefined
      ? { accuracy: accuracy(outputs, labels), macroF1: f1({ average: "macro" })(outputs, labels) }
      : weightedScores(outputs, labels, weights)),
    ...(classes > MOST_CLASSES ? {} : { confusion: confusionMatrix(outputs, labels) }),
  };
};

/** The share of the weight that is right, and the mean of 2 TP / (2 TP + FP + FN) over the classes that occur. */
const weightedScores = (
  outputs: Matrix<number, number>,
  labels: Tensor,
  weights: Weights,
): Pick<ClassScores, "accuracy" | "macroF1"> => {
  const [, classes] = outputs.shape;
  const [right, actual, predicted] = [0, 1, 2].map(() => new Float64Array(classes)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  labels.data.forEach((label: number, row: number) => {
    let answer = 0;
    for (let other = 1; other < classes; other++)
      if (outputs.data[row * classes + other]! > outputs.data[row * classes + answer]!) answer = other;
    const weight = weights[row]!;
    actual[label]! += weight;
    predicted[answer]! += weight;
    if (answer === label) right[label]! += weight;
  });
  const scores = right
    .map((r, label) => (2 * r) / (actual[label]! + predicted[label]!))
    .filter((f1) => !Number.isNaN(f1));
  return { accuracy: sum(right) / sum(actual), macroF1: sum(scores) / scores.length };
};

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

/** The scores of numbers, in the units of the target. With weights, each row counts so often. */
export const numberScores = (predicted: Float64Array, actual: Float64Array, weights?: Weights): NumberScores => {
  const column = (numbers: Float64Array) => fromElements(numbers, [numbers.length, 1]);
  const errors = predicted.map((y, row) => y - actual[row]!);
  const mean = weightedMean(weights);
  const center = mean(actual);
  const variance = mean(actual.map((y) => (y - center) ** 2));
  return {
    kind: "number",
    rSquared:
      weights === undefined
        ? rSquared(column(predicted), column(actual))
        : variance === 0
          ? Number.NaN
          : 1 - mean(errors.map((e) => e * e)) / variance,
    rootMeanSquaredError: rootMeanSquare(errors, mean),
    meanAbsoluteError: mean(errors.map(Math.abs)),
  };
};

/** √(mean of e²), of errors whose squares may be larger or smaller than any number: a power of two in front changes no bit. */
const rootMeanSquare = (errors: Float64Array, mean: (values: Float64Array) => number): number => {
  const largest = errors.reduce((most, error) => Math.max(most, Math.abs(error)), 0);
  const scale = largest > 0 && Number.isFinite(largest) ? 2 ** Math.floor(Math.log2(largest)) : 1;
  return scale * Math.sqrt(mean(errors.map((e) => (e / scale) ** 2)));
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
