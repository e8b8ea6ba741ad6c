import { rowMajor, sizeOf } from "@gd/tensor";
import { expectNumbers } from "../expect-elements.js";
import { expectSameShape } from "../expect-shape.js";
import { defineMetric, type Metric } from "./metric.js";

/**
 * Root mean squared error, in the unit of the targets: √(mean over examples and outputs of (output − target)²).
 *
 * Shapes  output [batch, …outputs]; target of the same shape
 */
export const rootMeanSquaredError: Metric = /* @__PURE__ */ defineMetric(
  "rootMeanSquaredError",
  () => {
    let squares = 0;
    let count = 0;
    return {
      add(output, target) {
        expectSameShape("rootMeanSquaredError", output.shape, target.shape);
        expectNumbers("rootMeanSquaredError", target);
        const [outputs, targets] = [rowMajor(output), rowMajor(target)];
        const size = sizeOf(output.shape);
        for (let i = 0; i < size; i++) {
          const error = outputs[i]! - targets[i]!;
          squares += error * error;
        }
        count += size;
      },
      result: () => Math.sqrt(squares / count),
    };
  },
  { goal: "minimum" },
);
