import { labelDecisions } from "./label-decisions.js";
import type { Accumulator } from "./metric.js";
import type { Outcomes } from "./outcomes.js";

/** Starts to count the outcomes of each label. The first batch says how many labels there are. */
export const startLabelOutcomes = (place: string, threshold: number): Accumulator<readonly Outcomes[]> => {
  let outcomes: { -readonly [Outcome in keyof Outcomes]: number }[] = [];
  return {
    add(output, target) {
      const decisions = labelDecisions(place, output, target, threshold);
      const labels = output.shape[1]!;
      if (outcomes.length === 0) {
        const none = decisions === undefined ? Number.NaN : 0;
        const start = () => ({ truePositives: none, falsePositives: none, falseNegatives: none });
        outcomes = Array.from({ length: labels }, start);
      }
      for (const { actual, predicted } of decisions ?? []) {
        outcomes.forEach((label, i) => {
          if (actual[i] && predicted[i]) label.truePositives++;
          if (!actual[i] && predicted[i]) label.falsePositives++;
          if (actual[i] && !predicted[i]) label.falseNegatives++;
        });
      }
    },
    result: () => outcomes.map((label) => ({ ...label })),
  };
};
