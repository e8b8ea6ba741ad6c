import { dataset, drawPlaces } from "@gd/data";
import type { Objective } from "@gd/optim";
import { fromElements, type RandomStream, type SynchronousInterpreter, type Tensor, toArray } from "@gd/tensor";
import type { RegressionData } from "./regression-data.js";
import type { RegressionRule } from "./regression-rule.js";

/** The rows of a stochastic gradient, drawn anew in each step. */
export interface DrawnRows {
  readonly random: RandomStream;
  /** How the next rows are drawn. */
  rule(): Pick<RegressionRule, "batchSize" | "replacement">;
}

/** ½ Σ (y − Xw)² over all rows, with the mean gradient Xᵀ(Xw − y) / n of all rows, or of those drawn in each step. */
export const leastSquares = (
  data: RegressionData,
  interpreter: SynchronousInterpreter,
  drawn?: DrawnRows,
): Objective => {
  const { ops } = interpreter;
  const rows = dataset(data.design, data.targets);
  const design = interpreter.variable(data.design);
  const targets = interpreter.variable(data.targets);
  const draw = ({ random, rule }: DrawnRows) => {
    const { batchSize, replacement } = rule();
    return rows.examples(drawPlaces(random, rows.size, batchSize, { replacement }), "float64");
  };
  return (point) => {
    const { squares, gradient } = interpreter.step(() => {
      const weights = fromElements(point, [point.length, 1]);
      const residuals = (x: Tensor<readonly [number, number]>, y: Tensor<readonly [number, 1]>) =>
        ops.subtract(ops.matmul(x, weights), y);
      const errors = residuals(design, targets);
      const used = drawn === undefined ? { input: design, target: targets } : draw(drawn);
      const usedErrors = drawn === undefined ? errors : residuals(used.input, used.target);
      return {
        squares: ops.sum(ops.multiply(errors, errors)),
        gradient: ops.divide(ops.matmul(ops.transpose(used.input), usedErrors), used.input.shape[0]),
      };
    });
    return { value: 0.5 * toArray(squares), gradient: interpreter.read(gradient) };
  };
};
