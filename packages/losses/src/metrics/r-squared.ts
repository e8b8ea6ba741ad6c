import { rowMajor, ShapeError, sizeOf } from "@gd/tensor";
import { expectNumbers } from "../expect-elements.js";
import { expectSameShape } from "../expect-shape.js";
import { defineMetric, type Metric } from "./metric.js";

/**
 * The coefficient of determination: R² = 1 − Σ(output − target)² / Σ(target − mean of the targets)² for each output, and
 * the mean over the outputs. 1 is perfect, 0 is as good as the mean of the targets, and there is no lower limit. Not finite
 * where the targets of an output do not vary.
 *
 * Shapes  output [batch, …outputs]; target of the same shape
 */
export const rSquared: Metric = /* @__PURE__ */ defineMetric(
  "rSquared",
  () => {
    let examples = 0;
    // For each output, by Welford's method, as sums of squares of large targets would cancel.
    let outputs: { mean: number; total: number; residual: number }[] = [];
    return {
      add(output, target) {
        expectSameShape("rSquared", output.shape, target.shape);
        expectNumbers("rSquared", target);
        const [batch = 1, ...shape] = output.shape;
        const width = sizeOf(shape);
        if (examples === 0) outputs = Array.from({ length: width }, () => ({ mean: 0, total: 0, residual: 0 }));
        if (outputs.length !== width) {
          throw new ShapeError({
            place: "rSquared",
            role: "output",
            expected: ["batch", outputs.length],
            received: [batch, width],
            advice: "all batches have the outputs of the first",
          });
        }
        const [values, targets] = [rowMajor(output), rowMajor(target)];
        for (let start = 0; start < batch * width; start += width) {
          examples++;
          outputs.forEach((sums, i) => {
            const wanted = targets[start + i]!;
            const error = values[start + i]! - wanted;
            const difference = wanted - sums.mean;
            sums.mean += difference / examples;
            sums.total += difference * (wanted - sums.mean);
            sums.residual += error * error;
          });
        }
      },
      result: () => outputs.reduce((sum, { residual, total }) => sum + (1 - residual / total), 0) / outputs.length,
    };
  },
  { goal: "maximum" },
);
