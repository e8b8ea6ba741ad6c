import * as tf from "@tensorflow/tfjs-core";
import type { Arrays } from "../arrays.ts";
import type { Prepared } from "../competitor.ts";
import type { InferenceTask } from "../task.ts";
import { batchesInTurn } from "./batches-in-turn.ts";

/** Its fused products with bias and relu. */
export const tfjsInference = (task: InferenceTask, arrays: Arrays): Prepared => {
  const { sizes, batch } = task;
  const parameters = arrays.float32("parameters");
  let start = 0;
  const take = (shape: number[]) => {
    const length = shape.reduce((product, size) => product * size);
    start += length;
    return tf.tensor(parameters.subarray(start - length, start), shape);
  };
  const layers = sizes.slice(1).map((outputs, i) => {
    const weight = take([sizes[i]!, outputs]) as tf.Tensor2D;
    const activation: "relu" | "linear" = i + 2 < sizes.length ? "relu" : "linear";
    return { weight, bias: take([outputs]), activation };
  });
  return batchesInTurn(task, arrays, (elements) =>
    tf.tidy(() => {
      let x: tf.Tensor = tf.tensor2d(elements, [batch, sizes[0]!]);
      for (const { weight, bias, activation } of layers) x = tf.fused.matMul({ a: x, b: weight, bias, activation });
      return x.dataSync() as Float32Array<ArrayBuffer>;
    }),
  );
};
