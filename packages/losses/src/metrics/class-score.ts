import { ArgumentError, expectOneOf, expectOptions, type Tensor } from "@gd/tensor";
import { callable } from "../configurable.js";
import { averageScores, type Score } from "./average-scores.js";
import { startConfusions } from "./confusions.js";
import { type DecisionOptions, expectThreshold, thresholdOfSingle } from "./decisions.js";
import { defineMetric, isBatch, type Metric } from "./metric.js";
import { type Outcomes, outcomesOf } from "./outcomes.js";

/**
 * How the scores of all classes become one number: `binary`, the score of class 1 of two; `macro`, the mean over the classes
 * that occur among targets or decisions; `micro`, the score of the decisions about all classes together.
 */
export type Average = "binary" | "macro" | "micro";

/** Options of `precision`, `recall` and `f1` that give one number. */
export interface AverageOptions extends Partial<DecisionOptions> {
  /** Default: `binary`. */
  readonly average?: Average;
}

/** Options of `precision`, `recall` and `f1` that give a number for each class. */
export interface PerClassOptions extends Partial<DecisionOptions> {
  /** The scores of all classes, in order. */
  readonly average: "perClass";
}

/** A score of classes that is also a function of its options: `f1`, and `f1({ average: "macro" })`. */
export interface ClassScore extends Metric {
  (options: PerClassOptions): Metric<readonly number[]>;
  (options: AverageOptions): Metric;
}

/** Makes a metric of the score of a class. */
export const classScore = (name: string, score: Score): ClassScore => {
  const metric = <Result>(
    { threshold, average }: AverageOptions | PerClassOptions,
    ofOutcomes: (outcomes: readonly Outcomes[]) => Result,
  ) => {
    expectThreshold(name, threshold);
    return defineMetric(
      name,
      () => {
        const { add, result } = startConfusions(name, threshold);
        return {
          add(output, target) {
            add(output, target);
            const classes = output.shape[1]!;
            if (classes <= 2 || (average !== undefined && average !== "binary")) return;
            throw new ArgumentError({
              place: `${name}(average)`,
              expected: `"macro", "micro" or "perClass" for ${classes} classes`,
              received: average,
            });
          },
          result: () => ofOutcomes(outcomesOf(result())),
        };
      },
      { goal: "maximum", thresholdFor: thresholdOfSingle(threshold) },
    );
  };
  const { macro, micro } = averageScores;
  const averages: Readonly<Record<Average, (outcomes: readonly Outcomes[]) => number>> = {
    binary: ([, positive]) => (positive === undefined ? Number.NaN : score(positive)),
    macro: (outcomes) => macro(score, outcomes),
    micro: (outcomes) => micro(score, outcomes),
  };
  const plain = metric({}, averages.binary);

  function call(output: Tensor, target: Tensor): number;
  function call(options: PerClassOptions): Metric<readonly number[]>;
  function call(options: AverageOptions): Metric;
  function call(
    ...operands: readonly [Tensor, Tensor] | readonly [PerClassOptions | AverageOptions]
  ): number | Metric | Metric<readonly number[]> {
    if (isBatch(operands)) return plain(...operands);
    const options = expectOptions(name, operands[0], ["average", "threshold"]);
    const { average = "binary" } = options;
    if (average === "perClass") return metric(options, (outcomes) => outcomes.map(score));
    expectOneOf(`${name}(average)`, average, ["binary", "macro", "micro", "perClass"]);
    return metric(options, averages[average]);
  }
  const { goal, thresholdFor, start } = plain;
  return callable(name, call, { goal, thresholdFor, start });
};
