import { jit, numpy as np, valueAndGrad } from "@jax-js/jax";
import type { Arrays } from "../arrays.ts";
import type { Prepared } from "../competitor.ts";
import type { RegressionTask } from "../task.ts";
import { jaxArray } from "./jax-array.ts";
import { toFloats } from "./to-floats.ts";

export const jaxJsRegression = ({ rows, columns, learningRate }: RegressionTask, arrays: Arrays): Prepared => {
  const design = jaxArray(arrays.float64("design"), [rows, columns]);
  const targets = jaxArray(arrays.float64("targets"), [rows, 1]);
  const loss = (weights: np.Array, x: np.Array, y: np.Array) => {
    const errors = np.matmul(x, weights).sub(y);
    return errors.ref
      .mul(errors)
      .sum()
      .div(2 * rows);
  };
  const step = jit((weights: np.Array, x: np.Array, y: np.Array): [np.Array, np.Array] => {
    const [value, gradient] = valueAndGrad(loss)(weights.ref, x, y);
    return [weights.sub(gradient.mul(learningRate)), value];
  });
  const begin = () => jaxArray(new Float64Array(columns), [columns, 1]);
  let weights = begin();
  return {
    reset: () => {
      weights.dispose();
      weights = begin();
    },
    train: (steps) => {
      for (let i = 0; i < steps; i++) {
        const [next, value] = step(weights, design.ref, targets.ref);
        weights = next;
        value.dataSync(); // so that operations do not queue up, as its documentation advises
      }
      weights.ref.dataSync();
    },
    result: () => toFloats(weights.ref.dataSync()),
  };
};
