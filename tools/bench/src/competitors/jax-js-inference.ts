import { jit, nn, numpy as np } from "@jax-js/jax";
import type { Arrays } from "../arrays.ts";
import type { Prepared } from "../competitor.ts";
import type { InferenceTask } from "../task.ts";
import { batchesInTurn } from "./batches-in-turn.ts";
import { jaxArray } from "./jax-array.ts";
import { toFloats } from "./to-floats.ts";

/** All layers in one jitted function. */
export const jaxJsInference = (task: InferenceTask, arrays: Arrays): Prepared => {
  const { sizes, batch } = task;
  const elements = arrays.float32("parameters");
  let start = 0;
  const take = (shape: number[]) => {
    const length = shape.reduce((product, size) => product * size);
    start += length;
    return jaxArray(elements.slice(start - length, start), shape);
  };
  const parameters = sizes.slice(1).flatMap((outputs, i) => [take([sizes[i]!, outputs]), take([outputs])]);
  const outputs = jit((layers: np.Array[], input: np.Array): np.Array => {
    let x = input;
    for (let i = 0; i < layers.length; i += 2) {
      const y = np.matmul(x, layers[i]!).add(layers[i + 1]!);
      x = i + 2 < layers.length ? nn.relu(y) : y;
    }
    return x;
  });
  return batchesInTurn(task, arrays, (batchElements) => {
    const input = jaxArray(batchElements.slice(), [batch, sizes[0]!]);
    return toFloats(
      outputs(
        parameters.map((parameter) => parameter.ref),
        input,
      ).dataSync(),
    );
  });
};
