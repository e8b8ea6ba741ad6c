import { expectOptions } from "@gd/tensor";
import type { Configurable } from "../configurable.js";
import { type DecisionOptions, decisionsOf, expectThreshold, thresholdOfSingle } from "./decisions.js";
import { configurableMetric, defineMetric, type Metric } from "./metric.js";

/**
 * The share of examples whose largest output is at the label, or where the target is largest. The first of equal outputs
 * counts as the largest; an example with a NaN is never right. A single output says class 1 where it is above the
 * threshold, by default 0. NaN under `counting`, where tensors have no elements.
 *
 * Shapes  output [batch, classes]; target: labels [batch], or [batch, classes] such as probabilities; or both [batch, 1]
 * Throws  ArgumentError when a row of the target has no single largest number, as where several labels are true
 */
export const accuracy: Configurable<Metric, DecisionOptions> = /* @__PURE__ */ configurableMetric((options) => {
  const { threshold } = expectOptions("accuracy", options, ["threshold"]);
  expectThreshold("accuracy", threshold);
  return defineMetric(
    "accuracy",
    () => {
      let right = 0;
      let examples = 0;
      return {
        add(output, target) {
          const decisions = decisionsOf("accuracy", output, target, threshold);
          right += decisions?.predicted.filter((label, i) => label === decisions.actual[i]).length ?? Number.NaN;
          examples += output.shape[0]!;
        },
        result: () => right / examples,
      };
    },
    { goal: "maximum", thresholdFor: thresholdOfSingle(threshold) },
  );
});
