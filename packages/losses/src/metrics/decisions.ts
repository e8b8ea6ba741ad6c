import { rowMajor, type Tensor } from "@gd/tensor";
import { LossArgumentError } from "../loss-argument-error.js";
import { actualClasses } from "./actual-classes.js";
import { largestOfRow } from "./largest-of-row.js";

/** Options of metrics that judge decisions, such as `accuracy` and `f1`. */
export interface DecisionOptions {
  /**
   * What a single output for each example is compared with: it says class 1 where it is above, else class 0. It is 0
   * unless said otherwise, as for logits; for probabilities, outputs of a sigmoid, it is 0.5.
   */
  readonly threshold: number;
}

/** Of each example of a batch, the class that it is of and the class that its output says, NaN where that is NaN. */
export interface Decisions {
  readonly actual: readonly number[];
  readonly predicted: readonly number[];
}

/** The decisions of a batch; undefined under `counting`, where nothing has values. */
export const decisionsOf = (
  place: string,
  output: Tensor,
  target: Tensor,
  threshold: number,
): Decisions | undefined => {
  const actual = actualClasses(place, output, target);
  const outputs = rowMajor(output);
  if (actual === undefined) return undefined;
  const [, columns = 0] = output.shape;
  const decide = (_: number, example: number): number => {
    if (columns > 1) return largestOfRow(outputs, example, columns);
    const score = outputs[example]!;
    return Number.isNaN(score) ? score : Number(score > threshold);
  };
  return { actual, predicted: actual.map(decide) };
};

/** Throws LossArgumentError unless the threshold of a metric is a number. */
export const expectThreshold = (metric: string, threshold: number): void => {
  if (!Number.isFinite(threshold)) throw new LossArgumentError(`${metric}(threshold)`, "a finite number", threshold);
};
