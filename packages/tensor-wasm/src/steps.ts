import { type Operand, type Shape, sizeOf } from "@gd/tensor";

/** Rows and columns of a shape read as a matrix; any rank but 2 is a single row. */
export const extent = (shape: Shape): [rows: number, columns: number] =>
  shape.length === 2 ? [shape[0]!, shape[1]!] : [1, sizeOf(shape)];

/** Elements from one row of an operand to the next; a number is repeated. */
export const rowStep = (operand: Operand<Shape>): number => {
  if (typeof operand === "number") return 0;
  return operand.transposed ? 1 : extent(operand.shape)[1];
};

/** Elements from one column of an operand to the next; a number is repeated. */
export const columnStep = (operand: Operand<Shape>): number => {
  if (typeof operand === "number") return 0;
  return operand.transposed ? operand.shape[0]! : 1;
};
