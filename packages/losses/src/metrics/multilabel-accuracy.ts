import { expectNumber, expectOptions, sizeOf } from "@gd/tensor";
import type { Configurable } from "../configurable.js";
import { type LabelDecisionOptions, labelDecisions } from "./label-decisions.js";
import { configurableMetric, defineMetric, type Metric } from "./metric.js";
import { sum } from "./sum.js";

/**
 * For labels that are each true or false, the share of all decisions that are correct: 1 minus the Hamming loss.
 *
 * Shapes  output [batch, labels]; target of the same shape: 0 or 1, or probabilities, of which those above ½ are true
 * Throws  ArgumentError when an output is NaN, or a target ½
 */
export const multilabelAccuracy: Configurable<Metric, LabelDecisionOptions> = /* @__PURE__ */ configurableMetric(
  (options) => {
    const { threshold = 0 } = expectOptions("multilabelAccuracy", options, ["threshold"]);
    expectNumber("multilabelAccuracy(threshold)", threshold);
    return defineMetric(
      "multilabelAccuracy",
      () => {
        let right = 0;
        let labels = 0;
        return {
          add(output, target) {
            const decisions = labelDecisions("multilabelAccuracy", output, target, threshold);
            const correct = decisions?.map(
              ({ actual, predicted }) => predicted.filter((label, i) => label === actual[i]).length,
            );
            right += correct === undefined ? Number.NaN : sum(correct);
            labels += sizeOf(output.shape);
          },
          result: () => right / labels,
        };
      },
      { goal: "maximum", thresholdFor: () => threshold },
    );
  },
);
