import type { ConfusionCounts } from "./confusions.js";
import { sum } from "./sum.js";

/** How the decisions about a class came out. */
export interface Outcomes {
  /** Examples of the class that were taken for it. */
  readonly truePositives: number;
  /** Examples of other classes that were taken for it. */
  readonly falsePositives: number;
  /** Examples of the class that were taken for others. */
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

/** Whether there were examples of the class, or any that were taken for it. */
export const occurs = ({ truePositives, falsePositives, falseNegatives }: Outcomes): boolean =>
  truePositives + falsePositives + falseNegatives !== 0;
