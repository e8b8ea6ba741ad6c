import { fromElements, type Layer, type Matrix, rowMajor, type SynchronousInterpreter, type Tensor } from "@gd/tensor";
import { type ModelState, predict } from "@gd/train";

/** Rows at a time, so that memory does not grow with the table. */
const AT_ONCE = 10_000;

/** What a network gives for each row of a matrix. Shapes  inputs [rows, inputs] → [rows, outputs] */
export const outputsOf = (
  { model, state }: { readonly model: Layer; readonly state: ModelState },
  inputs: Tensor,
  interpreter: SynchronousInterpreter,
): Matrix<number, number> => {
  const [rows = 0, ...shape] = inputs.shape;
  const [outputs = 1] = model.outputShape;
  const elements = rowMajor(inputs);
  const width = elements.length / rows;
  const all = new Float32Array(rows * outputs);
  for (let start = 0; start < rows; start += AT_ONCE) {
    const end = Math.min(rows, start + AT_ONCE);
    const part = fromElements(elements.subarray(start * width, end * width), [end - start, ...shape]);
    all.set(predict({ model, interpreter }, state, part as never).data, start * outputs);
  }
  return fromElements(all, [rows, outputs]);
};
