import { expectNumber, expectOptions } from "@gd/tensor";
import type { Configurable } from "../configurable.js";
import { type LabelDecisionOptions, labelDecisions } from "./label-decisions.js";
import { configurableMetric, defineMetric, type Metric } from "./metric.js";

/**
 * For labels that are each true or false, the share of examples whose labels are all decided correctly; also called subset
 * accuracy.
 *
 * Shapes  output [batch, labels]; target of the same shape: 0 or 1, or probabilities, of which those above ½ are true
 * Throws  ArgumentError when an output is NaN, or a target ½
 */
export const exactMatch: Configurable<Metric, LabelDecisionOptions> = /* @__PURE__ */ configurableMetric((options) => {
  const { threshold = 0 } = expectOptions("exactMatch", options, ["threshold"]);
  expectNumber("exactMatch(threshold)", threshold);
  return defineMetric(
    "exactMatch",
    () => {
      let right = 0;
      let examples = 0;
      return {
        add(output, target) {
          const decisions = labelDecisions("exactMatch", output, target, threshold);
          const exact = decisions?.filter(({ actual, predicted }) =>
            predicted.every((label, i) => label === actual[i]),
          );
          right += exact?.length ?? Number.NaN;
          examples += output.shape[0]!;
        },
        result: () => right / examples,
      };
    },
    { goal: "maximum", thresholdFor: () => threshold },
  );
});
