import { expectNumber, expectOneOf, expectOptions, type Tensor } from "@gd/tensor";
import { callable } from "../configurable.js";
import { averageScores, type Score } from "./average-scores.js";
import type { LabelDecisionOptions } from "./label-decisions.js";
import { startLabelOutcomes } from "./label-outcomes.js";
import { defineMetric, isBatch, type Metric } from "./metric.js";
import type { Outcomes } from "./outcomes.js";

/** Options of the scores of labels that give one number. */
export interface MultilabelOptions extends Partial<LabelDecisionOptions> {
  /**
   * `macro`, the mean over the labels that occur among targets or decisions; `micro`, the score of the decisions about all
   * labels together. Default: `macro`.
   */
  readonly average?: "macro" | "micro";
}

/** Options of the scores of labels that give a number for each label. */
export interface PerLabelOptions extends Partial<LabelDecisionOptions> {
  /** The scores of all labels, in order. */
  readonly average: "perLabel";
}

/** A score of labels that is also a function of its options: `multilabelF1`, and `multilabelF1({ average: "micro" })`. */
export interface MultilabelScore extends Metric {
  (options: PerLabelOptions): Metric<readonly number[]>;
  (options: MultilabelOptions): Metric;
}

/** Makes a metric of the score of a label. */
export const multilabelScore = (name: string, score: Score): MultilabelScore => {
  const metric = <Result>(threshold: number, ofOutcomes: (outcomes: readonly Outcomes[]) => Result) => {
    expectNumber(`${name}(threshold)`, threshold);
    return defineMetric(
      name,
      () => {
        const { add, result } = startLabelOutcomes(name, threshold);
        return { add, result: () => ofOutcomes(result()) };
      },
      { goal: "maximum", thresholdFor: () => threshold },
    );
  };
  const plain = metric(0, (outcomes) => averageScores.macro(score, outcomes));

  function call(output: Tensor, target: Tensor): number;
  function call(options: PerLabelOptions): Metric<readonly number[]>;
  function call(options: MultilabelOptions): Metric;
  function call(
    ...operands: readonly [Tensor, Tensor] | readonly [PerLabelOptions | MultilabelOptions]
  ): number | Metric | Metric<readonly number[]> {
    if (isBatch(operands)) return plain(...operands);
    const { average = "macro", threshold = 0 } = expectOptions(name, operands[0], ["average", "threshold"]);
    if (average === "perLabel") return metric(threshold, (outcomes) => outcomes.map(score));
    expectOneOf(`${name}(average)`, average, ["macro", "micro", "perLabel"]);
    return metric(threshold, (outcomes) => averageScores[average](score, outcomes));
  }
  const { goal, thresholdFor, start } = plain;
  return callable(name, call, { goal, thresholdFor, start });
};
