import { dataset, drawPlaces } from "@gd/data";
import type { Objective } from "@gd/optim";
import { fromElements, type Ops, type RandomStream, type Tensor } from "@gd/tensor";
import type { RegressionData } from "./regression-data.js";
import type { RegressionRule } from "./regression-rule.js";

/** The rows that a stochastic gradient is of, drawn anew at each step. */
export interface DrawnRows {
  readonly random: RandomStream;
  /** How they are drawn now. */
  rule(): Pick<RegressionRule, "batchSize" | "replacement">;
}

/** ½ Σ (y − Xw)² over all rows, with the mean gradient Xᵀ(Xw − y) / n of all rows, or of those drawn at each step. */
export const leastSquares = (data: RegressionData, ops: Ops, drawn?: DrawnRows): Objective => {
  const rows = dataset(data.design, data.targets);
  const design = ops.variable(data.design);
  const targets = ops.variable(data.targets);
  const draw = ({ random, rule }: DrawnRows) => {
    const { batchSize, replacement } = rule();
    return rows.examples(drawPlaces(random, rows.size, batchSize, { replacement }), "float64");
  };
  return (point) =>
    ops.step(() => {
      const weights = fromElements(point, [point.length, 1]);
      const residuals = (x: Tensor<readonly [number, number]>, y: Tensor<readonly [number, 1]>) =>
        ops.subtract(ops.matmul(x, weights), y);
      const errors = residuals(design, targets);
      const cost = 0.5 * ops.item(ops.sum(ops.multiply(errors, errors)));

      const used = drawn === undefined ? { input: design, target: targets } : draw(drawn);
      const usedErrors = drawn === undefined ? errors : residuals(used.input, used.target);
      const gradient = ops.divide(ops.matmul(ops.transpose(used.input), usedErrors), used.input.shape[0]);
      return { value: cost, gradient: gradient.data };
    });
};
