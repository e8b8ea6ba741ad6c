import * as tf from "@tensorflow/tfjs-core";
import type { Arrays } from "../arrays.ts";
import type { Prepared } from "../competitor.ts";
import type { RegressionTask } from "../task.ts";

/** In float32: it has no float64. */
export const tfjsRegression = ({ rows, columns, learningRate }: RegressionTask, arrays: Arrays): Prepared => {
  const design = tf.tensor2d(Float32Array.from(arrays.float64("design")), [rows, columns]);
  const targets = tf.tensor2d(Float32Array.from(arrays.float64("targets")), [rows, 1]);
  const [weights, zeros] = [tf.variable(tf.zeros([columns, 1])), tf.zeros([columns, 1])];
  const optimizer = tf.train.sgd(learningRate);
  const loss = (): tf.Scalar => tf.div(tf.sum(tf.squaredDifference(tf.matMul(design, weights), targets)), 2 * rows);
  return {
    reset: () => weights.assign(zeros),
    train: (steps) => {
      for (let i = 0; i < steps; i++) optimizer.minimize(loss);
    },
    result: () => Float32Array.from(weights.dataSync()),
  };
};
