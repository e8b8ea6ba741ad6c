import type { Arrays } from "../arrays.ts";
import type { Prepared } from "../competitor.ts";
import type { InferenceTask } from "../task.ts";
import { batchesInTurn } from "./batches-in-turn.ts";
import { type Allocate, product } from "./plain-products.ts";

/** Linear layers with relus between them, each into an array of its own that is there from the beginning. */
export const plainInference = (allocate: Allocate, task: InferenceTask, arrays: Arrays): Prepared => {
  const { sizes, batch } = task;
  const parameters = allocate(arrays.float32("parameters"));
  let start = 0;
  const take = (length: number) => {
    start += length;
    return parameters.subarray(start - length, start);
  };
  const layers = sizes.slice(1).map((outputs, i) => ({
    inputs: sizes[i]!,
    outputs,
    weight: take(sizes[i]! * outputs),
    bias: take(outputs),
    output: allocate(batch * outputs),
  }));
  return batchesInTurn(task, arrays, (elements) => {
    let x: Float32Array | Float64Array = elements;
    for (let i = 0; i < layers.length; i++) {
      const { inputs, outputs, weight, bias, output: y } = layers[i]!;
      product(x, weight, bias, y, batch, inputs, outputs);
      if (i + 1 < layers.length) for (let j = 0; j < y.length; j++) y[j] = Math.max(y[j]!, 0);
      x = y;
    }
    return x;
  });
};
