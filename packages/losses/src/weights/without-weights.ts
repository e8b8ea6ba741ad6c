import { referenceOps } from "@gd/tensor";
import { defineMetric, type Metric } from "../metrics/metric.js";
import { splitWeights } from "./split-weights.js";

/**
 * A metric that sees the targets alone, where they carry the weights of their examples: all examples count the same. For
 * a weighted mean, such as that of absolute errors, `withWeights(meanAbsoluteError)` serves as a metric.
 *
 * Shapes  output [batch, …outputs]; target as `weightedTargets` makes it
 * Throws  ShapeError; what the metric throws
 */
export const withoutWeights = <Result>(metric: Metric<Result>): Metric<Result> =>
  defineMetric(metric.name, () => {
    const { add, result } = metric.start();
    return {
      add(output, target) {
        const ops = referenceOps({ dtype: target.dtype });
        add(output, splitWeights(`withoutWeights(${metric.name})`, ops, target, output.shape).targets);
      },
      result,
    };
  });
