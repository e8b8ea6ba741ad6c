import { expectArgument, expectOneOf, type Tensor } from "@gd/tensor";
import { callable } from "../configurable.js";
import { startConfusions } from "./confusions.js";
import { type DecisionOptions, expectThreshold } from "./decisions.js";
import { defineMetric, type Metric } from "./metric.js";
import { type Outcomes, occurs, outcomesOf } from "./outcomes.js";
import { sum } from "./sum.js";

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
export const classScore = (name: string, score: (outcomes: Outcomes) => number): ClassScore => {
  const metric = <Result>(threshold: number, ofOutcomes: (outcomes: readonly Outcomes[]) => Result) => {
    expectThreshold(name, threshold);
    return defineMetric(
      name,
      () => {
        const { add, result } = startConfusions(name, threshold);
        return { add, result: () => ofOutcomes(outcomesOf(result())) };
      },
      { goal: "maximum" },
    );
  };
  const averages: Readonly<Record<Average, (outcomes: readonly Outcomes[]) => number>> = {
    binary(outcomes) {
      const [, positive, ...more] = outcomes;
      expectArgument(more.length === 0, {
        place: `${name}(average)`,
        expected: `"macro", "micro" or "perClass" for ${outcomes.length} classes`,
        received: "binary",
      });
      return positive === undefined ? Number.NaN : score(positive);
    },
    macro(outcomes) {
      const scores = outcomes.filter(occurs).map(score);
      return sum(scores) / scores.length;
    },
    micro: (outcomes) =>
      score({
        truePositives: sum(outcomes.map(({ truePositives }) => truePositives)),
        falsePositives: sum(outcomes.map(({ falsePositives }) => falsePositives)),
        falseNegatives: sum(outcomes.map(({ falseNegatives }) => falseNegatives)),
      }),
  };
  const binary = metric(0, averages.binary);

  function call(output: Tensor, target: Tensor): number;
  function call(options: PerClassOptions): Metric<readonly number[]>;
  function call(options: AverageOptions): Metric;
  function call(
    ...operands: readonly [Tensor, Tensor] | readonly [PerClassOptions | AverageOptions]
  ): number | Metric | Metric<readonly number[]> {
    if (operands.length === 2) return binary(...operands);
    const [{ average = "binary", threshold = 0 }] = operands;
    if (average === "perClass") return metric(threshold, (outcomes) => outcomes.map(score));
    expectOneOf(`${name}(average)`, average, ["binary", "macro", "micro", "perClass"]);
    return metric(threshold, averages[average]);
  }
  return callable(name, call, { goal: binary.goal, start: binary.start });
};
