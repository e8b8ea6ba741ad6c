import type { Dataset } from "@gd/data";
import { fromElements, type Layer, type Matrix, type SynchronousInterpreter } from "@gd/tensor";
import { type ModelState, predict } from "@gd/train/core";
import { pause } from "./pause.js";

/** Examples at a time, so that memory does not grow with the dataset. */
const AT_ONCE = 1000;

/** What a network gives for each example, with pauses in which signals are heard. Shapes  [examples, outputs] */
export const outputsOf = async (
  { model, state }: { readonly model: Layer; readonly state: ModelState },
  data: Dataset,
  interpreter: SynchronousInterpreter,
): Promise<Matrix<number, number>> => {
  const [outputs = 1] = model.outputShape;
  const all = new Float32Array(data.size * outputs);
  for (let start = 0; start < data.size; start += AT_ONCE) {
    await pause();
    const places = Uint32Array.from({ length: Math.min(AT_ONCE, data.size - start) }, (_, i) => start + i);
    const { input } = data.examples(places, "float32");
    all.set(predict({ model, interpreter }, state, input).data, start * outputs);
  }
  return fromElements(all, [data.size, outputs]);
};
