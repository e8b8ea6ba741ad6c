import { expectScore } from "../expect-elements.js";
import { decisionsOf } from "./decisions.js";
import type { Accumulator } from "./metric.js";

/** How many examples of each class (rows) were classified as each class (columns). */
export type ConfusionCounts = readonly (readonly number[])[];

/** Starts to count confusions. The first batch says how many classes there are. */
export const startConfusions = (place: string, threshold: number | undefined): Accumulator<ConfusionCounts> => {
  let counts: number[][] = [];
  return {
    add(output, target) {
      const decisions = decisionsOf(place, output, target, threshold);
      // A single output decides between two classes.
      const classes = Math.max(output.shape[1]!, 2);
      if (counts.length === 0) counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
      if (decisions === undefined) for (const row of counts) row.fill(Number.NaN);
      decisions?.predicted.forEach((predicted, example) => {
        expectScore(place, example, predicted);
        counts[decisions.actual[example]!]![predicted]!++;
      });
    },
    result: () => counts.map((row) => [...row]),
  };
};
