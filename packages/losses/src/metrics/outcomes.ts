import type { ConfusionCounts } from "./confusions.js";
import { sum } from "./sum.js";

/** The outcomes of the decisions about a class, or about a label that is true or false by itself. */
export interface Outcomes {
  /** Examples of the class that were classified as it. */
  readonly truePositives: number;
  /** Examples of other classes that were classified as it. */
  readonly falsePositives: number;
  /** Examples of the class that were classified as others. */
  readonly falseNegatives: number;
}

/** The outcomes of each class. */
export const outcomesOf = (counts: ConfusionCounts): readonly Outcomes[] =>
  counts.map((row, label) => {
    const truePositives = row[label]!;
    return {
      truePositives,
      falsePositives: sum(counts.map((others) => others[label]!)) - truePositives,
      falseNegatives: sum(row) - truePositives,
    };
  });
