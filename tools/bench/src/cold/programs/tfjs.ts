import { dirname } from "node:path";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients";
import { EXAMPLES, inputs, LEARNING_RATE, SIZES, targets } from "../examples.ts";
import { MARKS, mark } from "../marks.ts";

// Its wasm files are not bundled.
setWasmPaths(`${dirname(process.argv[2] ?? "")}/`);
await tf.setBackend("wasm");
await tf.ready();
const layers = SIZES.slice(1).map((outputs, i) => ({
  weight: tf.variable(tf.randomUniform([SIZES[i]!, outputs], -1, 1)),
  bias: tf.variable(tf.randomUniform([outputs], -1, 1)),
}));
const pair = (elements: Float32Array, i: number) => tf.tensor2d(elements.slice(2 * i, 2 * i + 2), [1, 2]);
const examples = Array.from({ length: EXAMPLES }, (_, i) => ({ input: pair(inputs, i), target: pair(targets, i) }));
const optimizer = tf.train.sgd(LEARNING_RATE);
for (let step = 0; step < MARKS.at(-1)!; step++) {
  const { input, target } = examples[step % EXAMPLES]!;
  optimizer.minimize(() => {
    let x: tf.Tensor = input;
    for (const { weight, bias } of layers) x = tf.sigmoid(tf.add(tf.matMul(x, weight), bias));
    return tf.div(tf.sum(tf.squaredDifference(x, target)), 2);
  });
  mark(step + 1);
}
