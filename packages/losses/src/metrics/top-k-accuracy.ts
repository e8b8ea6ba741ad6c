import { expectArgument, expectNumber, expectOptions, expectSize, isTensor, rowMajor } from "@gd/tensor";
import { actualClasses } from "./actual-classes.js";
import { defineMetric, type Metric } from "./metric.js";

/** Options of `topKAccuracy`. */
export interface TopKAccuracyOptions {
  /** How many outputs count: a whole number from 1 to the number of classes. */
  readonly k: number;
}

/**
 * The share of examples whose label is among the k largest outputs; with k = 1, `accuracy`. The first of equal outputs
 * counts as the largest; an example with a NaN is never right.
 *
 * Shapes  output [batch, classes]; target: labels [batch], or [batch, classes] such as probabilities
 * Throws  ArgumentError when a row of the target has no single largest number, as where several labels are true
 */
export const topKAccuracy = (options: TopKAccuracyOptions): Metric => {
  expectArgument(!isTensor(options), {
    place: "topKAccuracy(options)",
    expected: "an object with k",
    received: options,
    advice: "Call it to make a metric: topKAccuracy({ k: 5 }).",
  });
  const { k } = expectOptions("topKAccuracy", options, ["k"]);
  expectSize("topKAccuracy(k)", k);
  return defineMetric(
    `top${k}Accuracy`,
    () => {
      let right = 0;
      let examples = 0;
      return {
        add(output, target) {
          const actual = actualClasses("topKAccuracy", output, target);
          const [batch = 0, classes = 0] = output.shape;
          expectArgument(classes > 1, {
            place: "topKAccuracy(output.shape)",
            expected: "scores of two classes or more",
            received: output.shape,
          });
          expectNumber("topKAccuracy(k)", k, { from: 1, to: classes, whole: true }, `There are ${classes} classes.`);
          const outputs = rowMajor(output);
          const isRight = (label: number, example: number): boolean => {
            const scores = Array.from(outputs.subarray(example * classes, (example + 1) * classes));
            const larger = scores.filter(
              (score, i) => score > scores[label]! || (score === scores[label] && i < label),
            );
            return larger.length < k && !scores.includes(Number.NaN);
          };
          right += actual?.filter(isRight).length ?? Number.NaN;
          examples += batch;
        },
        result: () => right / examples,
      };
    },
    { goal: "maximum" },
  );
};
