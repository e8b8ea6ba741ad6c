import { type ConfigurableMetric, configurableMetric } from "./configurable-metric.js";
import { type ConfusionCounts, startConfusions } from "./confusions.js";
import { type DecisionOptions, expectThreshold } from "./decisions.js";
import { defineMetric } from "./metric.js";

/**
 * How many examples of class i were taken for class j: `confusionMatrix(output, target)[i][j]`, so that the right ones
 * are on the diagonal. The first of equal outputs counts as the largest. A single output says class 1 where it is above
 * the threshold, 0 unless said otherwise.
 *
 * Shapes  output [batch, classes]; target: labels [batch], or [batch, classes] such as probabilities; or both [batch, 1]
 * Throws  OutputError when an output is NaN; ShapeError, EmptyBatchError, LabelError, TargetError when output and target
 *         do not fit; LossArgumentError when the threshold is no number
 */
export const confusionMatrix: ConfigurableMetric<ConfusionCounts, DecisionOptions> = /* @__PURE__ */ configurableMetric(
  ({ threshold = 0 }) => {
    expectThreshold("confusionMatrix", threshold);
    return defineMetric("confusionMatrix", () => startConfusions("confusionMatrix", threshold));
  },
);
