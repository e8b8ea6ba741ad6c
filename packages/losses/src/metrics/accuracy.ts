import { type ConfigurableMetric, configurableMetric } from "./configurable-metric.js";
import { type DecisionOptions, decisionsOf, expectThreshold } from "./decisions.js";
import { defineMetric } from "./metric.js";

/**
 * The share of examples whose largest output is at the label, or where the target is largest. The first of
 * equals counts as the largest; an example with a NaN is never right. A single output says class 1 where it is above the
 * threshold, 0 unless said otherwise. NaN under `counting`, where nothing has values.
 *
 * Shapes  output [batch, classes]; target: labels [batch], or [batch, classes] such as probabilities; or both [batch, 1]
 * Throws  ShapeError when output and target do not fit; EmptyBatchError; LabelError when a label is no class; TargetError
 *         when a target is no probability; StaleTensorError when the step that made one of them has ended
 */
export const accuracy: ConfigurableMetric<number, DecisionOptions> = /* @__PURE__ */ configurableMetric(
  ({ threshold = 0 }) => {
    expectThreshold("accuracy", threshold);
    return defineMetric("accuracy", () => {
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
    });
  },
);
