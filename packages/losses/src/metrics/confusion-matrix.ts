import { expectOptions } from "@gd/tensor";
import type { Configurable } from "../configurable.js";
import { type ConfusionCounts, startConfusions } from "./confusions.js";
import { type DecisionOptions, expectThreshold, thresholdOfSingle } from "./decisions.js";
import { configurableMetric, defineMetric, type Metric } from "./metric.js";

/**
 * How many examples of class i were classified as class j: `confusionMatrix(output, target)[i][j]`, so that the correct
 * ones are on the diagonal. The first of equal outputs counts as the largest. A single output says class 1 where it is
 * above the threshold, by default 0.
 *
 * Shapes  output [batch, classes]; target: labels [batch], or [batch, classes] such as probabilities; or both [batch, 1]
 * Throws  ArgumentError when an output is NaN, or when a row of the target has no single largest number
 */
export const confusionMatrix: Configurable<
  Metric<ConfusionCounts>,
  DecisionOptions
> = /* @__PURE__ */ configurableMetric((options) => {
  const { threshold } = expectOptions("confusionMatrix", options, ["threshold"]);
  expectThreshold("confusionMatrix", threshold);
  return defineMetric("confusionMatrix", () => startConfusions("confusionMatrix", threshold), {
    thresholdFor: thresholdOfSingle(threshold),
  });
});
