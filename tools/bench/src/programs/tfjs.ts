import { dirname } from "node:path";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients";
import { reportSteps } from "./report-steps.ts";

// Its wasm files are not bundled.
setWasmPaths(`${dirname(process.argv[2] ?? "")}/`);
await tf.setBackend("wasm");
await tf.ready();
const sizes = [2, 3, 3, 2];
const layers = sizes.slice(1).map((outputs, i) => ({
  weight: tf.variable(tf.randomNormal([sizes[i]!, outputs])),
  bias: tf.variable(tf.zeros([outputs])),
}));
const [input, target] = [tf.tensor2d([[0.2, 0.8]]), tf.tensor2d([[0.5, 0.1]])];
const optimizer = tf.train.sgd(0.5);
reportSteps(() =>
  optimizer.minimize(() => {
    let x: tf.Tensor = input;
    for (const { weight, bias } of layers) x = tf.sigmoid(tf.add(tf.matMul(x, weight), bias));
    return tf.div(tf.sum(tf.squaredDifference(x, target)), 2);
  }),
);
