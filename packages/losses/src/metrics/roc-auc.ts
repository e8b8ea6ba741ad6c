import { rowMajor, ShapeError, type Tensor } from "@gd/tensor";
import { expectScore } from "../expect-elements.js";
import { actualClasses } from "./actual-classes.js";
import { defineMetric, type Metric } from "./metric.js";

/**
 * The area under the receiver operating characteristic: the probability that an example of class 1 has a larger score than
 * one of class 0, where equal scores count half. By ranks r, which equal scores share: (Σ r of class 1 − p(p + 1) / 2) /
 * (p · n) for p examples of class 1 and n of class 0. Of two outputs, the score is the second minus the first. NaN where
 * there is only one class. It keeps the score of each example.
 *
 * Shapes  output [batch, 1] and target [batch, 1]; or output [batch, 2] and target: labels [batch], or [batch, 2]
 * Throws  ArgumentError when an output is NaN, or when a row of the target has no single largest number
 * Source  Hanley & McNeil, The Meaning and Use of the Area under a Receiver Operating Characteristic Curve (1982)
 */
export const rocAuc: Metric = /* @__PURE__ */ defineMetric(
  "rocAuc",
  () => {
    const examples: Scored[] = [];
    return {
      add(output, target) {
        const scores = scoresOf(output);
        const actual = actualClasses("rocAuc", output, target);
        scores.forEach((score, example) => {
          if (actual !== undefined) expectScore("rocAuc", example, score);
          examples.push({ score, positive: actual?.[example] === 1 });
        });
      },
      result: () => areaOf(examples),
    };
  },
  { goal: "maximum" },
);

interface Scored {
  readonly score: number;
  readonly positive: boolean;
}

const scoresOf = (output: Tensor): readonly number[] => {
  const [examples = 0, columns] = output.shape;
  if (output.shape.length !== 2 || (columns !== 1 && columns !== 2)) {
    throw new ShapeError({
      place: "rocAuc",
      role: "output",
      expected: ["batch", 1],
      received: output.shape,
      advice: "it is for two classes: one score for each example, or one for each of the two",
    });
  }
  const elements = rowMajor(output);
  return Array.from({ length: examples }, (_, example) =>
    columns === 1 ? elements[example]! : elements[2 * example + 1]! - elements[2 * example]!,
  );
};

const areaOf = (examples: readonly Scored[]): number => {
  const ordered = examples.toSorted((one, other) => (one.score < other.score ? -1 : Number(one.score > other.score)));
  let positives = 0;
  let ranks = 0;
  for (let start = 0; start < ordered.length; ) {
    let end = start;
    let equal = 0;
    while (end < ordered.length && ordered[end]!.score === ordered[start]!.score) if (ordered[end++]!.positive) equal++;
    // Ranks count from 1: those of places start … end − 1 have the mean (start + 1 + end) / 2.
    ranks += (equal * (start + 1 + end)) / 2;
    positives += equal;
    start = end;
  }
  const negatives = ordered.length - positives;
  return (ranks - (positives * (positives + 1)) / 2) / (positives * negatives);
};
