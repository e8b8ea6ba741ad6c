import { rowMajor, ShapeError, type Tensor } from "@gd/tensor";
import { actualClasses } from "./actual-classes.js";
import { defineMetric, type Metric } from "./metric.js";
import { OutputError } from "./output-error.js";

/**
 * The area under the receiver operating characteristic: how probable it is that an example of class 1 has a larger score
 * than one of class 0, equal scores counted half. By ranks r, equal ones shared: (Σ r of class 1 − p(p + 1) / 2) / (p · n)
 * for p and n examples of the classes. Of two outputs, the score is the second minus the first. NaN where there is only
 * one class. It keeps the score of each example.
 *
 * Shapes  output [batch, 1] and target [batch, 1]; or output [batch, 2] and target: labels [batch], or [batch, 2]
 * Throws  OutputError when an output is NaN; ShapeError, EmptyBatchError, LabelError, TargetError when output and target
 *         do not fit
 * Source  Hanley & McNeil, The Meaning and Use of the Area under a Receiver Operating Characteristic Curve (1982)
 */
export const rocAuc: Metric = /* @__PURE__ */ defineMetric("rocAuc", () => {
  const examples: Scored[] = [];
  return {
    add(output, target) {
      const scores = scoresOf(output);
      const actual = actualClasses("rocAuc", output, target);
      scores.forEach((score, example) => {
        if (Number.isNaN(score) && actual !== undefined) throw new OutputError("rocAuc", example);
        examples.push({ score, positive: actual?.[example] === 1 });
      });
    },
    result: () => areaOf(examples),
  };
});

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
      advice: "it is of two classes: one score for each example, or one for each of the two",
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
