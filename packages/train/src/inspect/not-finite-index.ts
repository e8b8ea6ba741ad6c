import { rowMajor, type Tensor } from "@gd/tensor";

/** The index of the first element that is NaN or infinite, row by row; −1 if every element is finite. */
export const notFiniteIndex = (tensor: Tensor): number =>
  rowMajor(tensor).findIndex((value) => !Number.isFinite(value));
