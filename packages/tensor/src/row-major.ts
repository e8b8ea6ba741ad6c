import { allocate, type Elements } from "./dtype.js";
import { expectCurrent } from "./expect/expect-current.js";
import { hasElements } from "./has-elements.js";
import type { Tensor } from "./tensor.js";

/** The elements of a tensor, row by row: its own data, or a copy if it is a transposed matrix. */
export const rowMajor = (tensor: Tensor): Elements => {
  expectCurrent("reading a tensor", tensor);
  const { data, shape, dtype, transposed } = tensor;
  if (!transposed || !hasElements(tensor)) return data;
  const [rows = 0, columns = 0] = shape;
  const elements = allocate(dtype, rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) elements[row * columns + column] = data[column * rows + row]!;
  }
  return elements;
};
