import { allocate, type Elements } from "./dtype.js";
import { expectElements } from "./expect/expect-elements.js";
import { expectTensor } from "./expect/expect-tensor.js";
import { hasElements } from "./has-elements.js";
import { isComplete } from "./is-complete.js";
import type { Tensor } from "./tensor.js";

/** The elements of a tensor, row by row: its own data, or a copy if it is a transposed matrix. */
export const rowMajor = (tensor: Tensor): Elements => {
  if (!isComplete(tensor)) {
    expectTensor(PLACE, tensor);
    // Under counting there are none.
    if (!hasElements(tensor)) return tensor.data;
    expectElements(PLACE, tensor);
  }
  return rowByRow(tensor);
};

const PLACE = "reading a tensor";

/** The same of a tensor that is known to be complete, such as the operand of a kernel. */
export const rowByRow = ({ data, shape, dtype, transposed }: Tensor): Elements => {
  if (!transposed) return data;
  const [rows = 0, columns = 0] = shape;
  const elements = allocate(dtype, rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) elements[row * columns + column] = data[column * rows + row]!;
  }
  return elements;
};
