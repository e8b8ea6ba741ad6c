import { allocate, type Elements } from "./dtype.js";
import { isStale, StaleTensorError } from "./stale-tensor-error.js";
import type { Tensor } from "./tensor.js";

/** The elements of a tensor row by row: its own where they already lie so, a copy of a transposed matrix otherwise. Throws StaleTensorError. */
export const rowMajor = ({ data, shape, dtype, transposed }: Tensor): Elements => {
  if (isStale({ data, shape })) throw new StaleTensorError("reading a tensor", shape);
  if (!transposed) return data;
  const [rows = 0, columns = 0] = shape;
  const elements = allocate(dtype, rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) elements[row * columns + column] = data[column * rows + row]!;
  }
  return elements;
};
