import { gradientDescent, minimize } from "@gd/optim";
import type { SynchronousInterpreter } from "@gd/tensor";
import type { RegressionData } from "./regression-data.js";
import { leastSquares } from "./regression-objective.js";
import { NOTEBOOK_RULE } from "./regression-rule.js";

/** The cost is a quadratic bowl: cost(w) = lowest + ½ (w − bottom)ᵀ curvature (w − bottom). */
export interface RegressionBowl {
  /** The least squares solution, to which every descent leads. */
  readonly bottom: readonly number[];
  readonly lowest: number;
  /** XᵀX, row by row. */
  readonly curvature: readonly (readonly number[])[];
  /** Above this, plain gradient descent by the mean gradient overshoots further with each step: 2 / λ of XᵀX / n. */
  readonly highestLearningRate: number;
}

/** Descends to a gradient norm of 1e-8, which takes about 900 steps. */
export const regressionBowl = (
  data: RegressionData,
  interpreter: SynchronousInterpreter,
  maximumSteps = 3000,
): RegressionBowl => {
  const { point, value } = minimize(leastSquares(data, interpreter), new Float64Array(data.design.shape[1]), {
    optimizer: gradientDescent({ learningRate: NOTEBOOK_RULE.learningRate }),
    stop: { gradientNorm: 1e-8, maximumSteps },
  });
  const { ops } = interpreter;
  const design = interpreter.variable(data.design);
  const products = [...interpreter.read(interpreter.step(() => ops.matmul(ops.transpose(design), design)))];
  const size = point.length;
  const curvature = Array.from({ length: size }, (_, row) => products.slice(row * size, (row + 1) * size));
  const highestLearningRate = (2 * data.design.shape[0]) / largestEigenvalue(curvature);
  return { bottom: [...point], lowest: value, curvature, highestLearningRate };
};

/** By power iteration: multiplied again and again, a vector turns to where the matrix stretches most. */
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
