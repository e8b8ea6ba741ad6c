import { rowMajor, sizeOf } from "@gd/tensor";
import { expectNumbers } from "../expect-elements.js";
import { expectSameShape } from "../expect-shape.js";
import { defineMetric, type Metric } from "./metric.js";
import { startSumOfProducts } from "./sum-of-products.js";

/**
 * Root mean squared error, in the unit of the targets: √(mean over examples and outputs of (output − target)²).
 *
 * Shapes  output [batch, …outputs]; target of the same shape
 * Limits  ∞ where an error is infinite, NaN where an output is NaN
 */
export const rootMeanSquaredError: Metric = /* @__PURE__ */ defineMetric(
  "rootMeanSquaredError",
  () => {
    const squares = startSumOfProducts();
    let count = 0;
    return {
      add(output, target) {
        expectSameShape("rootMeanSquaredError", output.shape, target.shape);
        expectNumbers("rootMeanSquaredError", target);
        const [outputs, targets] = [rowMajor(output), rowMajor(target)];
        const size = sizeOf(output.shape);
        for (let i = 0; i < size; i++) {
          const error = outputs[i]! - targets[i]!;
          squares.add(error, error);
        }
        count += size;
      },
      result() {
        const { sum, scale } = squares.result();
        return scale * Math.sqrt(sum / count);
      },
    };
  },
  { goal: "minimum" },
);
