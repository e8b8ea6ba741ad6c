import type { Tensor } from "@gd/tensor";

/** An element of a matrix, whose columns lie in memory one after the other when it is transposed. */
export const elementOf = ({ data, shape, transposed }: Tensor, row: number, column: number): number => {
  const [rows = 0, columns = 0] = shape;
  return data[transposed ? column * rows + row : row * columns + column]!;
};
