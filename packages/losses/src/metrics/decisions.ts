import { expectArgument, expectNumber, rowMajor, type Tensor } from "@gd/tensor";
import { aboveThreshold } from "./above-threshold.js";
import { actualClasses } from "./actual-classes.js";
import { largestOfRow } from "./largest-of-row.js";
import type { ThresholdFor } from "./metric.js";

/** Options of metrics that judge decisions, such as `accuracy` and `f1`. */
export interface DecisionOptions {
  /**
   * A single output for each example says class 1 where it is above the threshold, else class 0. Default: 0, as for
   * logits; for probabilities, such as outputs of a sigmoid, use 0.5. Of several outputs the largest decides, and a
   * threshold is refused.
   */
  readonly threshold: number;
}

/** For each example of a batch, its class by the target and by the output, which is NaN where an output is NaN. */
export interface Decisions {
  readonly actual: readonly number[];
  readonly predicted: readonly number[];
}

/** The decisions of a batch; undefined under `counting`, where tensors have no elements. */
export const decisionsOf = (
  place: string,
  output: Tensor,
  target: Tensor,
  threshold: number | undefined,
): Decisions | undefined => {
  const actual = actualClasses(place, output, target);
  const [, columns = 0] = output.shape;
  expectArgument(columns === 1 || threshold === undefined, {
    place: `${place}(output.shape)`,
    expected: "a single output for each example, as there is a threshold",
    received: output.shape,
    advice: "Of several outputs the largest decides.",
  });
  const outputs = rowMajor(output);
  if (actual === undefined) return undefined;
  const isClass1 = aboveThreshold(output, threshold ?? 0);
  const decide = (_: number, example: number): number => {
    if (columns > 1) return largestOfRow(outputs, example, columns);
    const score = outputs[example]!;
    return Number.isNaN(score) ? score : Number(isClass1(score));
  };
  return { actual, predicted: actual.map(decide) };
};

/** The threshold that decides about outputs: of several, none does. */
export const thresholdOfSingle =
  (threshold = 0): ThresholdFor =>
  (outputs) =>
    outputs === 1 ? threshold : undefined;

/** Throws unless the threshold of a metric, if it has one, is a finite number. */
export const expectThreshold = (metric: string, threshold: number | undefined): void => {
  if (threshold !== undefined) expectNumber(`${metric}(threshold)`, threshold);
};
