import type { Dataset } from "@gd/data";
import { fromElements, type Matrix, type SynchronousInterpreter } from "@gd/tensor";
import { predict } from "@gd/train";
import type { TrainedNetwork } from "./train-network.js";

/** Rows at a time, so that memory does not grow with the table. */
const AT_ONCE = 10_000;

/** What a network gives for each row of a dataset. Shapes  [rows, outputs] */
export const outputsOf = (
  { model, state }: Pick<TrainedNetwork, "model" | "state">,
  data: Dataset,
  interpreter: SynchronousInterpreter,
): Matrix<number, number> => {
  const [outputs = 1] = model.outputShape;
  const all = new Float32Array(data.size * outputs);
  for (let start = 0; start < data.size; start += AT_ONCE) {
    const places = Uint32Array.from({ length: Math.min(AT_ONCE, data.size - start) }, (_, i) => start + i);
    const { input } = data.examples(places, "float32");
    all.set(predict({ model, interpreter }, state, input as never).data, start * outputs);
  }
  return fromElements(all, [data.size, outputs]);
};
