import { expectPart, referenceOps } from "@gd/tensor";
import { defineMetric, type Metric } from "../metrics/metric.js";
import { splitWeights } from "./split-weights.js";

/**
 * A metric that sees the targets alone where they carry the weights of their examples: all examples count the same. For a
 * weighted mean, such as that of absolute errors, use `withWeights(meanAbsoluteError)` as a metric.
 *
 * Shapes  output [batch, …outputs]; target as `weightedTargets` makes it
 */
export const withoutWeights = <Result>(metric: Metric<Result>): Metric<Result> => {
  const kind = { expected: "a metric", methods: ["start"], example: "topKAccuracy({ k: 5 })" };
  expectPart("withoutWeights(metric)", metric, kind);
  return defineMetric(
    metric.name,
    () => {
      const { add, result } = metric.start();
      return {
        add(output, target) {
          const place = `withoutWeights(${metric.name})`;
          add(output, splitWeights(place, referenceOps({ dtype: target.dtype }), target, output.shape).targets);
        },
        result,
      };
    },
    { goal: metric.goal, weighted: true, thresholdFor: metric.thresholdFor },
  );
};
