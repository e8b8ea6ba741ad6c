import { expectPart, type Loss, referenceOps } from "@gd/tensor";
import { defineMetric, type Metric } from "../metrics/metric.js";
import { ofSplitTargets, type WeightedLoss } from "./of-split-targets.js";
import { splitWeights } from "./split-weights.js";

/**
 * A metric, or a loss as one, that sees the targets alone where they carry the weights of their examples: all examples count
 * the same. For a weighted mean, such as that of absolute errors, use `withWeights(meanAbsoluteError)` as a metric.
 *
 * Shapes  output [batch, …outputs]; target as `weightedTargets` makes it
 */
export function withoutWeights<Result>(metric: Metric<Result>): Metric<Result>;
export function withoutWeights(loss: Loss): WeightedLoss;
export function withoutWeights<Result>(metric: Metric<Result> | Loss): Metric<Result> | WeightedLoss {
  if (isLoss(metric)) {
    return ofSplitTargets("withoutWeights", metric, (_, context, output, { targets }) =>
      metric.evaluate(context, output, targets),
    );
  }
  const kind = { expected: "a metric", methods: ["start"], example: "topKAccuracy({ k: 5 })" };
  expectPart("withoutWeights(metric)", metric, kind);
  const { name, goal, thresholdFor } = metric;
  return defineMetric(
    name,
    () => {
      const { add, result } = metric.start();
      return {
        add(output, target) {
          const place = `withoutWeights(${name})`;
          add(output, splitWeights(place, referenceOps({ dtype: target.dtype }), target, output.shape).targets);
        },
        result,
      };
    },
    { goal, weighted: true, thresholdFor },
  );
}

const isLoss = (metric: Metric<unknown> | Loss): metric is Loss => typeof Object(metric).evaluate === "function";
