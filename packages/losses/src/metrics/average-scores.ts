import type { Outcomes } from "./outcomes.js";
import { sum } from "./sum.js";

/** A score of the decisions about a class or a label. */
export type Score = (outcomes: Outcomes) => number;

/** How the scores of all classes, or of all labels, become one number. */
export const averageScores = {
  /** The mean over those that occur among targets or decisions. */
  macro(score: Score, outcomes: readonly Outcomes[]): number {
    const scores = outcomes.filter(occurs).map(score);
    return sum(scores) / scores.length;
  },
  /** The score of the decisions about all of them together. */
  micro: (score: Score, outcomes: readonly Outcomes[]): number =>
    score({
      truePositives: sum(outcomes.map(({ truePositives }) => truePositives)),
      falsePositives: sum(outcomes.map(({ falsePositives }) => falsePositives)),
      falseNegatives: sum(outcomes.map(({ falseNegatives }) => falseNegatives)),
    }),
};

const occurs = ({ truePositives, falsePositives, falseNegatives }: Outcomes): boolean =>
  truePositives + falsePositives + falseNegatives !== 0;
