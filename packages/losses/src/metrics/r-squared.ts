import { type DType, roundingOf, rowMajor, sizeOf } from "@gd/tensor";
import { expectNumbers } from "../expect-elements.js";
import { expectSameShape } from "../expect-shape.js";
import { defineMetric, type Metric } from "./metric.js";
import { sum } from "./sum.js";
import { type SumOfProducts, startSumOfProducts } from "./sum-of-products.js";

/**
 * The coefficient of determination: R² = 1 − Σ(output − target)² / Σ(target − mean of the targets)² for each output, and
 * the mean over the outputs. 1 is perfect, 0 is as good as the mean of the targets, and there is no lower limit.
 *
 * Shapes  output [batch, …outputs]; target of the same shape
 * Limits  NaN where the targets of an output vary by no more than rounding (`roundingOf`), as there is nothing to explain;
 *         NaN where an output is
 */
export const rSquared: Metric = /* @__PURE__ */ defineMetric(
  "rSquared",
  () => {
    let examples = 0;
    let dtype: DType = "float64";
    // For each output, by Welford's method, as sums of squares of large targets would cancel.
    let outputs: { mean: number; largest: number; readonly total: SumOfProducts; readonly residual: SumOfProducts }[] =
      [];
    return {
      add(output, target) {
        expectSameShape("rSquared", output.shape, target.shape);
        expectNumbers("rSquared", target);
        if (target.dtype === "float32") dtype = "float32";
        const [batch = 1, ...shape] = output.shape;
        const width = sizeOf(shape);
        if (examples === 0) {
          const start = () => ({ mean: 0, largest: 0, total: startSumOfProducts(), residual: startSumOfProducts() });
          outputs = Array.from({ length: width }, start);
        }
        const [values, targets] = [rowMajor(output), rowMajor(target)];
        for (let start = 0; start < batch * width; start += width) {
          examples++;
          outputs.forEach((sums, i) => {
            const wanted = targets[start + i]!;
            const difference = wanted - sums.mean;
            sums.mean += difference / examples;
            sums.largest = Math.max(sums.largest, Math.abs(wanted));
            sums.total.add(difference, wanted - sums.mean);
            const error = values[start + i]! - wanted;
            sums.residual.add(error, error);
          });
        }
      },
      result() {
        const scores = outputs.map(({ largest, residual, total }) => {
          const variation = total.result();
          const deviation = variation.scale * Math.sqrt(variation.sum / examples);
          const varies = deviation > 0 && deviation > roundingOf(largest, dtype);
          return varies ? 1 - ratio(residual.result(), variation) : Number.NaN;
        });
        return sum(scores) / scores.length;
      },
    };
  },
  { goal: "maximum" },
);

type Scaled = ReturnType<SumOfProducts["result"]>;

const ratio = (one: Scaled, other: Scaled): number => (one.scale / other.scale) ** 2 * (one.sum / other.sum);
