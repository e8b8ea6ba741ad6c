import { gradientDescent, minimize } from "@gd/optim";
import { type Ops, rowMajor } from "@gd/tensor";
import type { RegressionData } from "./regression-data.js";
import { leastSquares } from "./regression-objective.js";
import { NOTEBOOK_RULE } from "./regression-rule.js";

/** The cost as what it is, a quadratic bowl: cost(w) = lowest + ½ (w − bottom)ᵀ curvature (w − bottom). */
export interface RegressionBowl {
  /** The least squares solution: what every descent descends to. */
  readonly bottom: readonly number[];
  readonly lowest: number;
  /** XᵀX, row by row. */
  readonly curvature: readonly (readonly number[])[];
  /** Above this, plain gradient descent with the mean gradient overshoots more in each step: 2 / λ of XᵀX / n. */
  readonly highestLearningRate: number;
}

/** Descends to the bottom, to a gradient norm of 1e-8, which takes some 900 steps. */
export const regressionBowl = (data: RegressionData, ops: Ops, maximumSteps = 3000): RegressionBowl => {
  const { point, value } = minimize(leastSquares(data, ops), new Float64Array(data.design.shape[1]), {
    optimizer: gradientDescent({ learningRate: NOTEBOOK_RULE.learningRate }),
    stop: { gradientNorm: 1e-8, maximumSteps },
  });
  const design = ops.variable(data.design);
  const products = ops.step(() => [...rowMajor(ops.matmul(ops.transpose(design), design))]);
  const size = point.length;
  const curvature = Array.from({ length: size }, (_, row) => products.slice(row * size, (row + 1) * size));
  const highestLearningRate = (2 * data.design.shape[0]) / largestEigenvalue(curvature);
  return { bottom: [...point], lowest: value, curvature, highestLearningRate };
};

/** By multiplying a vector again and again, which turns it to where the matrix stretches most. */
const largestEigenvalue = (matrix: readonly (readonly number[])[]): number => {
  let vector: readonly number[] = matrix.map(() => 1);
  let stretch = 0;
  for (let turn = 0; turn < 200; turn++) {
    const product = matrix.map((row) => row.reduce((sum, element, i) => sum + element * vector[i]!, 0));
    stretch = Math.sqrt(product.reduce((sum, element) => sum + element * element, 0));
    vector = product.map((element) => element / stretch);
  }
  return stretch;
};
