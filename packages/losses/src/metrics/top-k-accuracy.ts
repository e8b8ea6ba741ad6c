import { formatShape, rowMajor } from "@gd/tensor";
import { LossArgumentError } from "../loss-argument-error.js";
import { actualClasses } from "./actual-classes.js";
import { defineMetric, type Metric } from "./metric.js";

/** Options of `topKAccuracy`. */
export interface TopKAccuracyOptions {
  /** How many outputs count: a whole number from 1 to the number of classes. */
  readonly k: number;
}

/**
 * The share of examples whose label is among the k largest outputs; with k = 1, `accuracy`. The first of equals counts as
 * the largest; an example with a NaN is never right.
 *
 * Shapes  output [batch, classes]; target: labels [batch], or [batch, classes] such as probabilities
 * Throws  LossArgumentError when k is not a whole number from 1 to classes; ShapeError, EmptyBatchError, LabelError,
 *         TargetError when output and target do not fit
 */
export const topKAccuracy = ({ k }: TopKAccuracyOptions): Metric => {
  if (!(Number.isInteger(k) && k >= 1)) {
    throw new LossArgumentError("topKAccuracy(k)", "a whole number from 1 on", k);
  }
  return defineMetric(`top${k}Accuracy`, () => {
    let right = 0;
    let examples = 0;
    return {
      add(output, target) {
        const actual = actualClasses("topKAccuracy", output, target);
        const [batch = 0, classes = 0] = output.shape;
        if (classes < 2) {
          throw new LossArgumentError(
            "topKAccuracy(output)",
            "scores of two classes or more",
            formatShape(output.shape),
          );
        }
        if (k > classes) {
          throw new LossArgumentError("topKAccuracy(k)", `a number up to ${classes}, that of the classes`, k);
        }
        const outputs = rowMajor(output);
        const isRight = (label: number, example: number): boolean => {
          const scores = Array.from(outputs.subarray(example * classes, (example + 1) * classes));
          const larger = scores.filter((score, i) => score > scores[label]! || (score === scores[label] && i < label));
          return larger.length < k && !scores.includes(Number.NaN);
        };
        right += actual?.filter(isRight).length ?? Number.NaN;
        examples += batch;
      },
      result: () => right / examples,
    };
  });
};
